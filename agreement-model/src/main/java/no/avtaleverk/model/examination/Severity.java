package no.avtaleverk.model.examination;

/** How much a finding weighs. None of them is a verdict; only what the product itself refuses stops a text. */
public enum Severity {
    /** Wrong by the text's own words, such as a reference to a clause that is not there. */
    FAULT,
    /** Not answered yet, as much is in a draft just begun. A text can not be submitted before it is. */
    TO_FILL_IN,
    /** For a jurist to answer. */
    QUESTION,
    /** A way to make the text clearer. */
    HINT
}
