package no.avtaleverk.model.examination;

import java.util.stream.Stream;

/** One thing a text is held to. */
interface Rule {
    /** What it finds, in no order. */
    Stream<Finding> examine(Examined text);
}
