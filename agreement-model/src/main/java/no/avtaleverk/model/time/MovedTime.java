package no.avtaleverk.model.time;

import java.time.Duration;

/** How far the clock of a trial was moved ahead, kept so that a restart does not turn it back before what is logged. */
public interface MovedTime {
    /** Zero when it was never moved. */
    Duration ahead();

    void keep(Duration ahead);
}
