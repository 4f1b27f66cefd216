package no.avtaleverk.web.api;

import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.web.problem.InvalidRequestException;
import no.avtaleverk.web.problem.InvalidRequestException.Fault;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Entity tags: of a clause the digest of its words, of a draft the number of changes so far. */
final class Tag {
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,15}");

    private Tag() {}

    static String of(Sha256 digest) {
        return '"' + digest.hex() + '"';
    }

    static String of(long sequence) {
        return "\"" + sequence + '"';
    }

    static Sha256 digest(@Nullable String ifMatch) {
        String tag = bare(ifMatch);
        try {
            return new Sha256(tag);
        } catch (IllegalArgumentException e) {
            throw invalid(tag);
        }
    }

    static long sequence(@Nullable String ifMatch) {
        String tag = bare(ifMatch);
        if (!SEQUENCE.matcher(tag).matches()) {
            throw invalid(tag);
        }
        return Long.parseLong(tag);
    }

    /** Whether a tag was sent at all. */
    static boolean isGiven(@Nullable String ifMatch) {
        return ifMatch != null && !ifMatch.isBlank();
    }

    /** Whether it is the tag of a draft rather than of a clause. */
    static boolean isOfDraft(@Nullable String ifMatch) {
        return SEQUENCE.matcher(bare(ifMatch)).matches();
    }

    private static String bare(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(ProblemKind.PRECONDITION_REQUIRED);
        }
        String tag = ifMatch.strip();
        // Compression on the way makes a strong tag weak; the text behind it is the same.
        if (tag.startsWith("W/")) {
            tag = tag.substring(2);
        }
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    private static InvalidRequestException invalid(String tag) {
        return new InvalidRequestException(
                java.util.List.of(new Fault(HttpHeaders.IF_MATCH, tag.length() > 100 ? tag.substring(0, 100) : tag)));
    }
}
