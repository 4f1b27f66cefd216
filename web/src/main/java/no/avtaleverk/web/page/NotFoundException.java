package no.avtaleverk.web.page;

/** There is no such page, or none the asker may know of. */
final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFoundException() {
        super("No such page");
    }
}
