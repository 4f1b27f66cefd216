package no.avtaleverk.model.document;

/** What the checklist of an analysis is handed out as. */
public enum RosFileFormat {
    /** Office Open XML (ISO/IEC 29500), with boxes to tick, read back when it is filled in. */
    DOCX("docx", DocumentFormat.DOCX.mediaType()),
    /** Office Open XML, with formulas and lists to choose from, read back when it is filled in. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** PDF/A-3a and PDF/UA-1. */
    PDF("pdf", DocumentFormat.PDF.mediaType()),
    /** A line for each row and area, parted by semicolons. */
    CSV("csv", "text/csv; charset=utf-8"),
    /** The whole of it for other programs, as docs/ros-files.md says. */
    JSON("json", "application/json");

    private final String extension;
    private final String mediaType;

    RosFileFormat(String extension, String mediaType) {
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
