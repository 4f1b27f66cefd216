package no.avtaleverk.web.api;

/** What is done in a deviation over the API. */
enum DeviationStepKind {
    ANSWER,
    EXPLAIN,
    CAUSE,
    SET_MEASURE,
    FINISH_MEASURE,
    CHECK_EFFECT,
    CLOSE,
    REOPEN
}
