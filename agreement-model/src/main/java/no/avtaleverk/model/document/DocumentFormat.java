package no.avtaleverk.model.document;

/** What an agreement is set as. */
public enum DocumentFormat {
    /** PDF/A-3a and PDF/UA-1. */
    PDF("pdf", "application/pdf"),
    /** Office Open XML (ISO/IEC 29500), with clause ids as bookmarks. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
