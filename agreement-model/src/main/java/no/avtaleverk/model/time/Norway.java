package no.avtaleverk.model.time;

import java.time.ZoneId;

/** The time by which the law's days are counted. */
public final class Norway {
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private Norway() {}
}
