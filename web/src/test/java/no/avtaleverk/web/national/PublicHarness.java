package no.avtaleverk.web.national;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.workflow.publication.PublicRegister;
import org.slf4j.LoggerFactory;

/**
 * What the public pages cost when the whole country is released, beside the index of those within asked the same by a stranger. Arguments:
 * a store that {@link NationalHarness} has drawn, which is copied and left as it is; a folder to keep the copy in; questions of each kind
 * (100). A copy that is there is used again.
 */
public final class PublicHarness {
    private static final long SEED = 1;
    private static final int WARM = 10;
    private static final int SHOWN = 100;
    private static final int CHANGES = 10;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PartyRegister parties = RegisterFiles.load();
    private final NationalStore store;
    private final PublicRegister register;
    private final Questions questions;

    private PublicHarness(NationalStore store, Path folder, int count) {
        this.store = store;
        this.questions = new Questions(store, parties, SEED, count);
        this.register = new PublicRegister(
                store.agreements(),
                store.followUps(),
                store.history(),
                store.files(),
                (content, format) -> new byte[0],
                RequirementFiles.load(),
                parties,
                WithholdingFiles.load(),
                SearchIndex.ofPublicTexts(folder.resolve("public")));
    }

    public static void main(String[] arguments) throws Exception {
        // Logback tells all until it is told not to.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        // Numbers are written the same on every machine.
        Locale.setDefault(Locale.ROOT);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path file = folder.resolve("avtaleverk.db");
        if (!Files.exists(file)) {
            Path half = folder.resolve("half.db");
            Files.copy(Path.of(arguments[0]), half, StandardCopyOption.REPLACE_EXISTING);
            try (var store = new NationalStore(half)) {
                release(store);
            }
            Files.move(half, file);
        }
        try (var store = new NationalStore(file)) {
            new PublicHarness(store, folder, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100)
                    .measure(folder);
        }
        System.exit(0);
    }

    /** Every version that was concluded, as its trust would do it. */
    private static void release(NationalStore store) {
        FollowUps followUps = store.followUps();
        long released = 0;
        for (AgreementId id : store.ids()) {
            Agreement agreement = store.agreements().find(id).orElseThrow();
            String code = Publication.newCode(id, Set.of());
            var notes = new ArrayList<PublicationNote>();
            for (AgreementVersion version : agreement.versions()) {
                if (Publication.isReleasable(agreement, version)) {
                    String number = String.valueOf(version.number());
                    notes.add(new PublicationNote.ReleaseAsked(
                            number, code, "Årlig gjennomgang: noen punkter er endret."));
                    notes.add(new PublicationNote.ReleaseConfirmed(number));
                    released++;
                }
            }
            followUps.add(
                    Dossier.shared(FollowUpSubject.PUBLICATION, id),
                    0,
                    notes,
                    PublicationNote.class,
                    NationalCorpus.person(agreement.head().parties().getLast().id(), Role.COORDINATOR),
                    agreement.versions().getLast().at());
        }
        System.out.printf(
                "Released: %d versions of %d agreements%n",
                released, store.ids().size());
    }

    private void measure(Path folder) throws Exception {
        long before = kept();
        timed("first page, everything read", () -> register.news(1).size());
        System.out.printf("%-55s %8d MB%n", "kept in memory after it", kept() - before >> 20);
        timed("first search", () -> register.search("kommunen", TODAY, SHOWN).size());
        System.out.printf("%-55s %8d MB%n", "kept in memory after it", kept() - before >> 20);
        for (String kind : List.of(Questions.TERM, Questions.THREE, Questions.DATED)) {
            asked("public, " + kind, kind, this::publicly);
        }
        System.out.printf("%-55s %8d MB%n", "kept in memory after them", kept() - before >> 20);
        afterChanges();
        timed("coverage of a kommune", () -> register.coverage(
                        register.municipalities(TODAY).getFirst(), TODAY)
                .rows()
                .size());
        timed("coverage of all", () -> register.municipalities(TODAY).stream()
                .mapToLong(one -> register.coverage(one, TODAY).rows().size())
                .sum());
        timed("a clause beside those of others", () -> {
            var newest = register.all().getFirst().newest();
            if (register.text(newest.code()) instanceof PublicRegister.Found.Shown<PublicRegister.Text> shown) {
                return register.alike(
                                shown.value(),
                                shown.value().clauses().list().get(5).id(),
                                TODAY)
                        .size();
            }
            return 0;
        });
        System.out.printf("%-55s %8d MB%n", "kept in memory after all", kept() - before >> 20);
        Path at = folder.resolve("index");
        AgreementIndex index =
                SearchIndex.open(at, store.agreements(), store.history(), parties, RequirementFiles.load());
        try (var inner = new Product("inner", index, at)) {
            index.rebuild();
            for (String kind : List.of(Questions.TERM, Questions.THREE, Questions.DATED)) {
                asked("the index within, " + kind, kind, question -> inner.ask(onADay(question)));
            }
        }
    }

    private static Rival.Question onADay(Rival.Question question) {
        return new Rival.Question(
                question.words(), question.phrase(), question.trust(), question.on() == null ? TODAY : question.on());
    }

    private long publicly(Rival.Question question) {
        Rival.Question dated = onADay(question);
        return register.search(String.join(" ", dated.words()), dated.on() == null ? TODAY : dated.on(), SHOWN)
                .size();
    }

    private void asked(String what, String kind, ToLongFunction<Rival.Question> ask) {
        List<Rival.Question> all = questions.all().getOrDefault(kind, List.of());
        long warm = all.stream().limit(WARM).mapToLong(ask).sum();
        long hits = 0;
        long[] nanos = new long[all.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            hits += ask.applyAsLong(all.get(i));
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-55s CPU p50 %8.2f ms, p99 %8.2f ms, %d hits (%d to warm up)%n",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6, hits, warm);
    }

    /** Somebody works on an agreement between two questions. */
    private void afterChanges() {
        long[] nanos = new long[CHANGES];
        // A copy that was measured before has drafts already.
        List<Agreement> signed = store.ids().stream()
                .map(id -> store.agreements().find(id).orElseThrow())
                .filter(agreement -> agreement.text() == TextState.SIGNED)
                .limit(CHANGES)
                .toList();
        for (int i = 0; i < CHANGES; i++) {
            Agreement agreement = signed.get(i);
            Actor jurist =
                    NationalCorpus.person(agreement.head().parties().getFirst().id(), Role.JURIST);
            store.agreements()
                    .save(agreement.enter(
                            agreement.state(),
                            TextState.DRAFT,
                            new AuditEvent.TextRedrafted("Ny gjennomgang"),
                            jurist,
                            agreement.versions().getLast().at()));
            long start = System.nanoTime();
            register.news(1);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-55s p50 %8.1f ms, slowest %8.1f ms%n",
                "page after a change within", nanos[CHANGES / 2] / 1e6, nanos[CHANGES - 1] / 1e6);
    }

    private interface Work {
        long done();
    }

    private static void timed(String what, Work work) {
        long start = System.nanoTime();
        long working = THREADS.getCurrentThreadCpuTime();
        long found = work.done();
        System.out.printf(
                "%-55s CPU %8.1f ms, %8.1f ms in all (%d)%n",
                what, (THREADS.getCurrentThreadCpuTime() - working) / 1e6, (System.nanoTime() - start) / 1e6, found);
    }

    /** Heap in use that can not be freed. */
    private static long kept() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
