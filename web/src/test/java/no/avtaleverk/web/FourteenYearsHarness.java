package no.avtaleverk.web;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.clock.TrialTime;
import no.avtaleverk.web.rounds.Rounds;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.revision.Revising;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fourteen years of a region on a clock that is moved a week at a time, through the services of the product, with a real mail server, and
 * with the process killed and started anew at moments drawn from a seed. Ends with 1 when something was told or mailed twice, or not at
 * all. Arguments: kommuner (20), agreements of each (14), years (14), kills (10), seed (1).
 */
public final class FourteenYearsHarness {
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private FourteenYearsHarness() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("region")) {
            Region.main(arguments);
            return;
        }
        int kommuner = number(arguments, 0, 20);
        int each = number(arguments, 1, 14);
        int years = number(arguments, 2, 14);
        int kills = number(arguments, 3, 10);
        long seed = number(arguments, 4, 1);
        Path folder = Files.createTempDirectory("avtaleverk-years");
        System.out.printf("Seed %d, files in %s%n", seed, folder);
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            System.exit(run(folder, server, kommuner, each, years, kills, new Random(seed)) ? 0 : 1);
        } finally {
            server.stop();
        }
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private static boolean run(
            Path folder, GreenMail server, int kommuner, int each, int years, int kills, Random random)
            throws Exception {
        long began = System.nanoTime();
        int killed = 0;
        int port = server.getSmtp().getPort();
        Path told = folder.resolve("figures.txt");
        while (true) {
            Process region = Region.born(folder, port, kommuner, each, years, told);
            var reader = Thread.ofVirtual().start(() -> echo(region));
            // The moment of the kill is the experiment, not a wait for something.
            boolean ended = killed < kills
                    ? region.waitFor(25_000 + random.nextInt(20_000), TimeUnit.MILLISECONDS)
                    : region.waitFor(2, TimeUnit.HOURS);
            if (ended) {
                reader.join();
                if (region.exitValue() != 0) {
                    throw new IllegalStateException("The region ended with " + region.exitValue());
                }
                break;
            }
            region.toHandle().destroyForcibly();
            region.waitFor();
            reader.join();
            killed++;
        }
        Map<String, Long> figures = new TreeMap<>();
        for (String line : Files.readAllLines(told)) {
            int space = line.lastIndexOf(' ');
            figures.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        }
        var received = new HashMap<String, Integer>();
        for (MimeMessage message : server.getReceivedMessages()) {
            received.merge(id(message), 1, Integer::sum);
        }
        long copies = received.values().stream().mapToLong(count -> count - 1).sum();
        Set<String> sent = Set.copyOf(Files.readAllLines(folder.resolve("sent.txt")));
        long lost = sent.stream().filter(id -> !received.containsKey(id)).count();
        long unknown =
                received.keySet().stream().filter(id -> !sent.contains(id)).count();
        System.out.println();
        figures.forEach((name, count) -> System.out.printf(Locale.ROOT, "%-46s %9d%n", name, count));
        System.out.printf(Locale.ROOT, "%-46s %9d%n", "mails: received, by Message-ID", received.size());
        System.out.printf(Locale.ROOT, "%-46s %9d%n", "mails: second copies with the same Message-ID", copies);
        System.out.printf(Locale.ROOT, "%-46s %9d%n", "mails: noted as sent and not received", lost);
        System.out.printf(Locale.ROOT, "%-46s %9d%n", "mails: received and not noted as sent", unknown);
        System.out.printf(Locale.ROOT, "%-46s %9d%n", "kills", killed);
        System.out.printf(
                Locale.ROOT,
                "%-46s %9.1f%n",
                "minutes",
                Duration.ofNanos(System.nanoTime() - began).toMillis() / 60_000.0);
        return lost == 0
                && unknown == 0
                && figures.getOrDefault("notices: told twice", 1L) == 0
                && figures.getOrDefault("notices: in no letter, though to be mailed", 1L) == 0
                && figures.getOrDefault("letters: not sent", 1L) == 0
                && figures.getOrDefault("log: faults", 1L) == 0;
    }

    private static String id(MimeMessage message) throws MessagingException {
        String id = message.getMessageID();
        return id.substring(1, id.indexOf('@'));
    }

    private static void echo(Process region) {
        try (var in = new BufferedReader(new InputStreamReader(region.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(System.out::println);
        } catch (IOException | UncheckedIOException e) {
            // Killed while it spoke.
        }
    }

    /** The process that lives through the years. What it has done is in the store; it goes on from there. */
    static final class Region {
        private final ConfigurableApplicationContext product;
        private final PartyRegister register;
        private final Agreements agreements;
        private final TrialTime time;
        private final int kommuner;
        private final int each;

        private Region(ConfigurableApplicationContext product, int kommuner, int each) {
            this.product = product;
            this.register = product.getBean(PartyRegister.class);
            this.agreements = product.getBean(Agreements.class);
            this.time = product.getBean(TrialTime.class);
            this.kommuner = kommuner;
            this.each = each;
        }

        static Process born(Path folder, int port, int kommuner, int each, int years, Path told) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx1200m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FourteenYearsHarness.class.getName(),
                            "region",
                            folder.toString(),
                            String.valueOf(port),
                            String.valueOf(kommuner),
                            String.valueOf(each),
                            String.valueOf(years),
                            told.toString())
                    .redirectErrorStream(true)
                    .start();
        }

        static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[1]);
            try (ConfigurableApplicationContext product = new SpringApplicationBuilder(AvtaleverkApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .run(
                            "--server.port=0",
                            "--avtaleverk.sample.fill=false",
                            "--avtaleverk.sample.clock-years=40",
                            "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("avtaleverk.db"),
                            "--avtaleverk.search.directory=" + folder.resolve("index"),
                            "--avtaleverk.seal.throw-away=" + folder.resolve("keys"),
                            "--avtaleverk.mail.host=localhost",
                            "--avtaleverk.mail.port=" + arguments[2],
                            "--avtaleverk.mail.security=NONE",
                            "--avtaleverk.mail.from=avtaleverk@example.no",
                            // The process before is dead when this one has the store.
                            "--avtaleverk.mail.lease=PT0S",
                            "--logging.level.root=warn")) {
                var region = new Region(product, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
                region.live(Integer.parseInt(arguments[5]), folder.resolve("begun.txt"));
                region.tell(Path.of(arguments[6]), folder.resolve("sent.txt"));
            }
            System.exit(0);
        }

        private void live(int years, Path begun) throws IOException {
            if (!Files.exists(begun)) {
                settle();
                Files.writeString(begun, time.today().toString());
            }
            LocalDate last = LocalDate.parse(Files.readString(begun)).plusYears(years);
            var rounds = product.getBean(Rounds.class);
            // Once for where the process before was killed; twice after each move, since a person acts in between.
            done(rounds);
            while (time.today().isBefore(last)) {
                work();
                time.moveTo(time.today().plusWeeks(1));
                done(rounds);
                if (time.today().getDayOfYear() <= 7) {
                    System.out.println("It is " + time.today());
                }
            }
            // The last digests are put together in the mornings that follow.
            for (int week = 0; week < 2; week++) {
                time.moveTo(time.today().plusWeeks(1));
                done(rounds);
            }
        }

        private static void done(Rounds rounds) {
            if (!rounds.doNow(PATIENCE)) {
                throw new IllegalStateException("A round took more than " + PATIENCE);
            }
        }

        /** The agreements as they stand in the archive, and who works with them. A kill here begins anew with what is lacking. */
        private void settle() {
            List<Municipality> municipalities = register.municipalitiesOn(time.today()).stream()
                    .filter(one ->
                            register.trustOf(one.id()).filter(TRUST::equals).isPresent())
                    .limit(kommuner)
                    .toList();
            if (municipalities.size() < kommuner) {
                municipalities = register.municipalitiesOn(time.today()).stream()
                        .limit(kommuner)
                        .toList();
            }
            var people = product.getBean(People.class);
            know(people, TRUST, Role.COORDINATOR, Digest.DAILY);
            know(people, TRUST, Role.LEADER, Digest.ALARMS);
            var digests = Digest.values();
            for (int k = 0; k < municipalities.size(); k++) {
                PartyId id = municipalities.get(k).id();
                // In one of ten nobody holds the role.
                if (k % 10 == 9) {
                    know(people, id, Role.ADMINISTRATOR, Digest.DAILY);
                } else {
                    know(people, id, Role.COORDINATOR, digests[k % digests.length]);
                }
                know(people, id, Role.LEADER, Digest.WEEKLY);
            }
            var there = new HashMap<String, Agreement>();
            agreements.all().forEach(one -> there.put(one.head().title(), one));
            for (Municipality municipality : municipalities) {
                for (int n = 1; n <= each; n++) {
                    String title = "Delavtale " + n + ", " + municipality.nameOn(time.today());
                    if (!there.containsKey(title)) {
                        register(title, municipality, n);
                    }
                }
            }
        }

        private static void know(People people, PartyId party, Role role, Digest digest) {
            Actor actor = person(party, role);
            people.keep(new Person(
                    party,
                    actor.userId(),
                    actor.name(),
                    Set.of(role),
                    actor.userId() + "@example.no",
                    Language.BOKMAL,
                    digest,
                    null));
        }

        private void register(String title, Municipality municipality, int number) {
            var importing = product.getBean(Importing.class);
            Actor jurist = person(TRUST, Role.JURIST);
            LocalDate from = time.today().minusMonths(10).minusDays((number * 23L) % 300);
            byte[] text =
                    (title + "\n\n1 Formål\nPartene samarbeider om " + title + ".\n").getBytes(StandardCharsets.UTF_8);
            if (!(importing.receive(title + ".txt", text, jurist) instanceof Importing.Received.Reported reported)) {
                throw new IllegalStateException("The archive is not read");
            }
            var parties = new ArrayList<AgreementParty>();
            parties.add(AgreementParty.of(municipality.id(), municipality.formalNameOn(from)));
            parties.add(AgreementParty.of(TRUST, register.get(TRUST).formalNameOn(from)));
            var confirmed = new Importing.ConfirmedDocument(
                    0,
                    title,
                    AgreementKind.SUB_AGREEMENT,
                    Language.BOKMAL,
                    parties,
                    new Terms(from, null, EntryIntoForce.AS_REGISTERED),
                    true,
                    true,
                    true,
                    new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                    List.of(new Importing.ConfirmedClause(
                            new ClauseId("formaal"),
                            1,
                            "1",
                            "Formål",
                            "Partene samarbeider om " + title + ".",
                            Set.of())),
                    "Fra arkivet");
            if (!(importing.confirm(reported.report().id(), List.of(confirmed), jurist)
                    instanceof Importing.Confirmed.Registered)) {
                throw new IllegalStateException("The archive is not registered");
            }
        }

        /** What people do in a week: most reviews are finished a few weeks after they opened, some long after they were due. */
        private void work() {
            var revising = product.getBean(Revising.class);
            Actor coordinator = person(TRUST, Role.COORDINATOR);
            LocalDate today = time.today();
            for (Agreement agreement : agreements.all()) {
                agreement.facts().openReview().ifPresent(review -> {
                    int round = agreement.facts().reviews().size();
                    int slow = Math.floorMod((agreement.head().title() + round).hashCode(), 12);
                    long weeks = slow == 0 ? 60 : slow == 1 ? 20 : 3 + slow % 6;
                    if (ChronoUnit.WEEKS.between(review.opened(), today) >= weeks
                            && revising.closeReview(
                                            agreement.id(),
                                            today,
                                            Review.Outcome.NO_CHANGE,
                                            "Gjennomgått.",
                                            coordinator)
                                    instanceof Decision.Refused refused) {
                        throw new IllegalStateException("A review is not closed: " + refused.reasons());
                    }
                });
            }
        }

        private void tell(Path told, Path sent) throws IOException {
            var lines = new ArrayList<String>();
            List<Agreement> all = agreements.all();
            List<Review> reviews =
                    all.stream().flatMap(one -> one.facts().reviews().stream()).toList();
            lines.add("agreements " + all.size());
            lines.add("reviews: opened " + reviews.size());
            lines.add("reviews: closed "
                    + reviews.stream().filter(review -> !review.isOpen()).count());
            lines.add("reviews: open now "
                    + all.stream()
                            .filter(one -> one.state() == AgreementState.ANNUAL_REVISION)
                            .count());
            lines.add("reviews: more than a year open when closed "
                    + reviews.stream()
                            .filter(review -> review.held() != null
                                    && Objects.requireNonNull(review.held())
                                            .isAfter(review.opened().plusYears(1)))
                            .count());
            var jdbc = product.getBean(JdbcClient.class);
            for (String kind : List.of("TASK_NEAR", "TASK_TODAY", "TASK_LATE", "TASK_ESCALATED", "ROLE_EMPTY")) {
                lines.add("notices: " + kind + " "
                        + count(jdbc, "select count(*) from notice where kind = '" + kind + "'"));
            }
            lines.add("notices: in all " + count(jdbc, "select count(*) from notice"));
            lines.add("notices: told twice " + count(jdbc, "select count(*) - count(distinct topic) from notice"));
            lines.add("notices: mailed " + count(jdbc, "select count(*) from notice where mail = 'GATHERED'"));
            lines.add("notices: put aside, done before the digest "
                    + count(jdbc, "select count(*) from notice where mail = 'DROPPED'"));
            // What was told today waits for the next morning or Monday.
            lines.add("notices: in no letter, though to be mailed "
                    + count(
                            jdbc,
                            "select count(*) from notice where (mail = 'GATHERING' and at < '" + time.today()
                                    + "') or (mail = 'GATHERED' and letter is null)"));
            lines.add("letters: sent " + count(jdbc, "select count(*) from letter where state = 'SENT'"));
            lines.add("letters: not sent " + count(jdbc, "select count(*) from letter where state <> 'SENT'"));
            lines.add("letters: taken more than once " + count(jdbc, "select count(*) from letter where attempts > 1"));
            History.Verification verification = product.getBean(History.class).verify();
            lines.add("log: entries " + verification.entries());
            lines.add("log: faults " + (verification.isIntact() ? 0 : 1));
            Files.write(
                    sent,
                    jdbc.sql("select id from letter where state = 'SENT'")
                            .query(String.class)
                            .list());
            Files.write(told, lines);
        }

        private static long count(JdbcClient jdbc, String sql) {
            return jdbc.sql(sql).query(Long.class).single();
        }

        private static Actor person(PartyId organisation, Role role) {
            String name = role.name().toLowerCase(Locale.ROOT) + "." + organisation;
            return new Actor(name, name, organisation, Set.of(role), Set.of());
        }
    }
}
