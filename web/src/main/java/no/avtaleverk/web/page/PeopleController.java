package no.avtaleverk.web.page;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.notice.KnowingPeople;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who holds which role, and how each person is reached. */
@Controller
final class PeopleController {
    private static final String PEOPLE = "/people";
    private static final String SETTINGS = "/notices/settings";
    private static final int MAX_NAME = 200;

    /** Those with tasks in a kommune or a trust; the others are given from elsewhere. */
    private static final Set<Role> NAMED =
            EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER, Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR);

    private final KnowingPeople knowing;
    private final TaskLines tasks;
    private final PageWords words;
    private final PageAnswers answers;

    PeopleController(KnowingPeople knowing, TaskLines tasks, PageWords words, PageAnswers answers) {
        this.knowing = knowing;
        this.tasks = tasks;
        this.words = words;
        this.answers = answers;
    }

    /** A person with the roles in words. */
    record Line(Person person, String roles) {}

    @GetMapping(PEOPLE)
    String people(Actor actor, Model model) {
        PartyId own = actor.organisation();
        if (own == null || !(actor.mayKeepMandates(own) || actor.has(Role.LEADER))) {
            model.addAttribute("whose", "people");
            return "not-for-you";
        }
        model.addAttribute("own", words.party(own));
        model.addAttribute("keeps", actor.mayKeepMandates(own));
        model.addAttribute(
                "lines",
                knowing.own(actor).stream()
                        .map(person -> new Line(person, tasks.roles(person.roles())))
                        .toList());
        model.addAttribute("alarms", tasks.alarms(own));
        model.addAttribute("roles", NAMED);
        return "people";
    }

    @PostMapping(PEOPLE)
    String name(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = own(actor);
        String account = named(form, "account");
        String name = named(form, "personName");
        List<Role> roles = form.values("roles", Role::valueOf).stream()
                .filter(NAMED::contains)
                .toList();
        Language language = form.value("contactLanguage", Language::valueOf);
        if (roles.isEmpty()) {
            form.fault("roles", "fault.missing");
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, PEOPLE);
        }
        var person = new Person(
                own,
                account,
                name,
                EnumSet.copyOf(roles),
                form.text("email"),
                language == null ? Language.BOKMAL : language,
                Digest.DAILY,
                null);
        return answers.noted(knowing.name(person, actor), form, flash, "done.person", PEOPLE);
    }

    private static String named(Form form, String field) {
        String text = form.required(field);
        if (text.length() > MAX_NAME) {
            form.fault(field, "fault.too-long");
        } else if (NationalIdentityNumbers.occursIn(text)) {
            form.fault(field, "fault.value");
        }
        return text;
    }

    @PostMapping(PEOPLE + "/forget")
    String forget(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        List<Refusal> reasons = knowing.forget(own(actor), form.text("account"), actor);
        return answers.noted(reasons, form, flash, "done.person-forgotten", PEOPLE);
    }

    @GetMapping(SETTINGS)
    String settings(Actor actor, Model model) {
        own(actor);
        model.addAttribute("person", knowing.self(actor).orElse(null));
        model.addAttribute("digests", Arrays.asList(Digest.values()));
        return "notice-settings";
    }

    @PostMapping(SETTINGS)
    String choose(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        Digest digest = form.required("digest").isEmpty() ? null : form.value("digest", Digest::valueOf);
        Language language = form.value("contactLanguage", Language::valueOf);
        if (!form.isSound() || digest == null) {
            return answers.unreadable(form, flash, SETTINGS);
        }
        return answers.noted(
                knowing.choose(form.text("email"), language == null ? Language.BOKMAL : language, digest, actor),
                form,
                flash,
                "done.notice-settings",
                SETTINGS);
    }

    private static PartyId own(Actor actor) {
        PartyId own = actor.organisation();
        if (own == null) {
            throw new NotFoundException();
        }
        return own;
    }
}
