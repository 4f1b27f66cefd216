package no.avtaleverk.workflow.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words of all clauses of all texts, each kept once under its digest. */
final class ClauseTexts {
    /** Parameters of one query; SQLite takes 32 766, PostgreSQL 65 535. */
    private static final int AT_ONCE = 500;

    /** Some 16 MB at most: the current texts of a few hundred agreements. */
    private static final long RECENT_CHARACTERS = 8_000_000;

    private final JdbcClient jdbc;
    private final RecentTexts recent = new RecentTexts(RECENT_CHARACTERS);

    ClauseTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keep those that are not there. */
    void storeMissing(Map<Sha256, ClauseText> texts) {
        var missing = new LinkedHashMap<>(texts);
        missing.keySet().removeAll(stored(texts.keySet()));
        missing.forEach((digest, text) -> jdbc.sql("""
                        insert into clause_text (sha256, heading, body) values (:sha256, :heading, :body)
                        on conflict do nothing""")
                .param("sha256", digest.hex())
                .param("heading", text.heading())
                .param("body", text.body())
                .update());
    }

    /** Those of the digests that are there. */
    Set<Sha256> stored(Collection<Sha256> digests) {
        var stored = new HashSet<Sha256>();
        for (List<String> some : inParts(digests)) {
            jdbc.sql("select sha256 from clause_text where sha256 in (:digests)")
                    .param("digests", some)
                    .query(String.class)
                    .list()
                    .forEach(digest -> stored.add(new Sha256(digest)));
        }
        return stored;
    }

    /** The words with these digests, as many as are there. */
    Map<Sha256, ClauseText> find(Collection<Sha256> digests) {
        var found = new HashMap<Sha256, ClauseText>();
        for (List<String> some : inParts(recent.findInto(found, digests))) {
            jdbc.sql("select sha256, heading, body from clause_text where sha256 in (:digests)")
                    .param("digests", some)
                    .query(row -> {
                        var digest = new Sha256(row.getString("sha256"));
                        var text = new ClauseText(row.getString("heading"), row.getString("body"));
                        found.put(digest, text);
                        recent.add(digest, text);
                    });
        }
        return found;
    }

    private static List<List<String>> inParts(Collection<Sha256> digests) {
        List<String> distinct = digests.stream().distinct().map(Sha256::hex).toList();
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < distinct.size(); from += AT_ONCE) {
            parts.add(distinct.subList(from, Math.min(from + AT_ONCE, distinct.size())));
        }
        return parts;
    }
}
