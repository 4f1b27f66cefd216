package no.avtaleverk.workflow.archive;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Sha256;

/** What the files of an archive are called. No other name is read. */
final class Layout {
    /** The name of the format, in {@link #REGISTER}. */
    static final String FORMAT = "avtaleverk-archive-1";

    static final String MANIFEST = "manifest.txt";
    static final String REGISTER = "register/register.txt";
    static final String ABSENT = "register/absent.txt";
    static final String ENTRIES = "register/audit_entry.jsonl";

    private static final Pattern KNOWN = Pattern.compile("manifest\\.txt|LES-MEG\\.txt"
            + "|(arkivuttrekk|arkivstruktur|endringslogg|loependeJournal|offentligJournal)\\.xml"
            + "|skjema/[a-z-]{1,40}\\.xsd"
            + "|dokumenter/[0-9a-f]{64}\\.[a-z0-9]{2,5}"
            + "|register/(register|absent)\\.txt|register/[a-z_]{1,40}\\.jsonl");

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("application/vnd.oasis.opendocument.text", "odt"),
            Map.entry("application/json", "json"),
            Map.entry("application/xml", "xml"),
            Map.entry("text/xml", "xml"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/tiff", "tif"));

    private Layout() {}

    static boolean isKnown(String path) {
        return KNOWN.matcher(path).matches();
    }

    static String table(String name) {
        return "register/" + name + ".jsonl";
    }

    /** A file is called by its digest, so that the same bytes are there once. */
    static String document(Sha256 digest, String mediaType) {
        return "dokumenter/" + digest + "." + ending(mediaType);
    }

    static String ending(String mediaType) {
        return ENDINGS.getOrDefault(mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT), "bin");
    }
}
