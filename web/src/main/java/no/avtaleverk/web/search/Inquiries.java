package no.avtaleverk.web.search;

import java.util.StringJoiner;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchQuery.Grouping;
import no.avtaleverk.search.WholeAnswer;

/** Questions that are kept, as questions to the index. */
public final class Inquiries {
    private Inquiries() {}

    /** The first page, each hit by itself. */
    public static SearchQuery query(Inquiry inquiry, Actor asker) {
        return new SearchQuery(
                inquiry.words(),
                inquiry.on(),
                inquiry.municipalities(),
                inquiry.trust(),
                inquiry.requirement(),
                inquiry.state(),
                inquiry.language(),
                inquiry.year(),
                inquiry.inLog() ? SearchQuery.Kind.LOG : SearchQuery.Kind.TEXT,
                Grouping.NONE,
                0,
                10,
                asker);
    }

    /** A digest of a question, where the log stood, and all hits in their order: equal answers give the same. */
    public static Sha256 digest(Inquiry inquiry, WholeAnswer answer) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add("avtaleverk-search-1");
        lines.add("position\t" + answer.position());
        inquiry.lines().forEach(lines::add);
        lines.add("hits\t" + answer.total());
        for (Hit hit : answer.hits()) {
            lines.add("hit\t" + hit.identity() + "\t" + hit.version());
        }
        return Sha256.of(lines.toString());
    }
}
