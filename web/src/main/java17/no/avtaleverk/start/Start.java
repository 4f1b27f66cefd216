package no.avtaleverk.start;

/** Where the packaged jar begins. Compiled for older Java than the rest, so that it can say which Java is needed. */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        var java = Runtime.version();
        if (java.feature() < NEEDED) {
            System.err.printf(
                    "Avtaleverk needs Java %d or newer; this is %s, in %s.%n",
                    NEEDED, java, System.getProperty("java.home"));
            System.exit(1);
        }
        Class.forName("no.avtaleverk.web.AvtaleverkApplication")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
