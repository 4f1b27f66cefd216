package no.avtaleverk.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.feed.CalendarFile.Event;
import no.avtaleverk.web.feed.NewsFile.News;
import no.avtaleverk.web.security.Accounts;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.calendar.DutyCalendar.Entry;
import no.avtaleverk.workflow.calendar.Feeding;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Days and changes for whoever has the private address of a person, as that person may see them at the time of reading. */
@RestController
final class FeedController {
    private static final int MOST_NEWS = 100;

    /** Days longer past than this are left to the product. */
    private static final int YEARS_BACK = 2;

    private final Feeding feeding;
    private final Accounts accounts;
    private final DutyCalendar calendar;
    private final Viewing viewing;
    private final History history;
    private final Changes changes;
    private final RequirementCatalogue catalogue;
    private final Wording wording;
    private final MessageSource words;
    private final GuessingGate gate;

    /** Another one after each start, since settings and words may have changed with it. */
    private final String program = UUID.randomUUID().toString();

    FeedController(
            Feeding feeding,
            Accounts accounts,
            DutyCalendar calendar,
            Viewing viewing,
            History history,
            Changes changes,
            RequirementCatalogue catalogue,
            Wording wording,
            MessageSource words,
            Clock clock) {
        this.feeding = feeding;
        this.accounts = accounts;
        this.calendar = calendar;
        this.viewing = viewing;
        this.history = history;
        this.changes = changes;
        this.catalogue = catalogue;
        this.wording = wording;
        this.words = words;
        this.gate = new GuessingGate(clock);
    }

    /** What is fetched, by whom, in which language. */
    private record Reading(Feed feed, Actor reader, Locale language, String home) {}

    private interface Writer {
        byte[] write(Reading reading);
    }

    @GetMapping("/feeds/{secret}/calendar.ics")
    ResponseEntity<byte[]> calendar(
            @PathVariable String secret,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return answer(secret, known, "text/calendar", this::days);
    }

    @GetMapping("/feeds/{secret}/changes.atom")
    ResponseEntity<byte[]> changes(
            @PathVariable String secret,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return answer(secret, known, "application/atom+xml", this::news);
    }

    private ResponseEntity<byte[]> answer(String secret, @Nullable String known, String type, Writer writer) {
        Optional<Feed> feed = feeding.at(secret);
        Optional<Actor> reader = feed.flatMap(accounts::reader);
        if (feed.isEmpty() || reader.isEmpty()) {
            return gate.isTooMuch()
                    ? ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                            .header(HttpHeaders.RETRY_AFTER, "60")
                            .build()
                    : ResponseEntity.notFound().build();
        }
        var reading = new Reading(
                feed.get(),
                reader.get(),
                Wording.best(Locale.forLanguageTag(feed.get().language())),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        String tag = '"' + state(reading).abbreviated() + '"';
        var answer = tag.equals(known)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                : ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8));
        answer.eTag(tag).cacheControl(CacheControl.noCache().cachePrivate());
        return tag.equals(known) ? answer.build() : answer.body(writer.write(reading));
    }

    /** All that a feed follows from: what is stored, the day, and who reads it where. */
    private Sha256 state(Reading reading) {
        String newest = history.head().map(AuditEntry::hash).map(Sha256::hex).orElse("");
        Actor reader = reading.reader();
        return Sha256.of(String.join(
                "\n",
                program,
                newest,
                changes.today().toString(),
                reader.userId(),
                String.valueOf(reader.organisation()),
                reader.roles().stream().map(Enum::name).sorted().toList().toString(),
                reader.remit().stream().sorted().toList().toString(),
                reading.language().toLanguageTag(),
                reading.home()));
    }

    // ---- days -------------------------------------------------------------------------------------------------------

    private byte[] days(Reading reading) {
        LocalDate today = changes.today();
        LocalDate from = today.minusYears(YEARS_BACK);
        var logs = new HashMap<AgreementId, List<AuditEntry>>();
        var events = new ArrayList<Event>();
        for (Entry entry : calendar.of(reading.reader(), today, day -> !day.isBefore(from))) {
            List<AuditEntry> log = logs.computeIfAbsent(entry.agreement(), id -> viewing.view(id, reading.reader())
                    .map(view -> viewing.log(view, reading.reader()))
                    .orElse(List.of()));
            events.add(event(entry, log, reading));
        }
        return CalendarFile.of(
                say("feed.calendar-name", reading), reading.language().getLanguage(), events);
    }

    private Event event(Entry entry, List<AuditEntry> log, Reading reading) {
        Duty duty = entry.duty();
        String kind = duty == null
                ? say("calendar.task", reading)
                : Wording.capital(wording.of(duty.kind(), reading.language()), reading.language());
        String what = entry.todo() == null
                ? kind
                : Wording.capital(wording.of(entry.todo().what(), reading.language()), reading.language());
        String done = duty != null && duty.done() != null && duty.isAct() ? say("feed.done", reading) + ": " : "";
        return new Event(
                entry.key() + "@avtaleverk",
                // An organ and an organisation have no log of their own; their days are only put off.
                entry.isOfBody() || entry.isOfOrganisation() ? entry.day().toEpochDay() : log.size(),
                log.isEmpty() ? reading.feed().made() : log.getLast().at(),
                entry.day(),
                done + what + " – " + entry.title(),
                description(entry, reading),
                kind,
                reading.home() + place(entry));
    }

    private static String place(Entry entry) {
        Todo todo = entry.todo();
        if (todo != null && todo.subject() == FollowUpSubject.ROS_LIBRARY) {
            return "/ros/library?whose=" + todo.about();
        }
        String shelf = entry.isOfBody() ? "/bodies/" : entry.isOfOrganisation() ? "/access-requests/" : "/agreements/";
        return shelf + entry.agreement();
    }

    /** The words the day rests on. */
    private String description(Entry entry, Reading reading) {
        var lines = new ArrayList<String>();
        if (entry.todo() != null && !entry.todo().words().isEmpty()) {
            lines.add(entry.todo().words());
        }
        Duty duty = entry.duty();
        if (duty != null && duty.deadline().isMoved()) {
            lines.add(
                    say("calendar.moved", reading, wording.date(duty.deadline().byTheWords(), reading.language())));
        }
        DutyCalendar.Words clause = entry.clause();
        if (clause != null) {
            lines.add("%s %s\n%s"
                    .formatted(
                            clause.clause().number(),
                            clause.clause().text().heading(),
                            Parameters.fill(clause.clause().text().body(), clause.values()))
                    .strip());
        }
        Requirement requirement = duty == null ? null : statute(duty.kind());
        if (requirement != null && requirement.quote() != null) {
            lines.add("«%s» (%s)".formatted(requirement.quote(), requirement.source()));
        }
        return String.join("\n\n", lines);
    }

    private @Nullable Requirement statute(DutyKind kind) {
        return kind.requirement() == null
                ? null
                : catalogue.find(kind.requirement()).orElse(null);
    }

    // ---- changes ----------------------------------------------------------------------------------------------------

    private record Change(AgreementView view, AuditEntry entry) {}

    private byte[] news(Reading reading) {
        var found = new ArrayList<Change>();
        for (AgreementView view : viewing.register(reading.reader())) {
            viewing.log(view, reading.reader()).forEach(entry -> found.add(new Change(view, entry)));
        }
        List<News> news = found.stream()
                .sorted(Comparator.comparingLong(
                                (Change change) -> change.entry().position())
                        .reversed())
                .limit(MOST_NEWS)
                .map(change -> news(change, reading))
                .toList();
        Instant updated =
                news.isEmpty() ? reading.feed().made() : news.getFirst().at();
        return NewsFile.of(
                "feed " + reading.feed().reader().userId() + " "
                        + reading.feed().made(),
                say("feed.news-name", reading),
                reading.language().getLanguage(),
                updated,
                reading.home() + "/",
                news);
    }

    private News news(Change change, Reading reading) {
        AuditEntry entry = change.entry();
        return new News(
                entry.hash().hex(),
                entry.at(),
                entry.userName(),
                change.view().agreement().head().title(),
                wording.of(entry.event(), change.view().agreement().clauses(), reading.language()),
                reading.home() + "/agreements/" + change.view().agreement().id());
    }

    private String say(String key, Reading reading, Object... about) {
        return words.getMessage(key, about, reading.language());
    }
}
