package no.avtaleverk.web.security;

/** Someone asked for sample users, whose password is public, on an address that others can reach. */
public final class SampleProfileExposedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SampleProfileExposedException(String address) {
        super("The sample profile listens on loopback only, not on '%s'".formatted(address));
    }
}
