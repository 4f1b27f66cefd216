package no.avtaleverk.web.search;

import java.util.StringJoiner;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.WholeAnswer;

/** What is told of an answer beside its hits. */
public final class Inquiries {
    private Inquiries() {}

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
