package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Alike;
import no.avtaleverk.workflow.publication.PublicRegister.Covered;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Hit;
import no.avtaleverk.workflow.publication.PublicRegister.Public;
import no.avtaleverk.workflow.publication.PublicRegister.Text;
import no.avtaleverk.workflow.publication.PublicRegister.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The agreements as everyone reads them. All that is shown comes from {@link PublicRegister}. */
@Controller
final class PublicController {
    private static final int MOST_HITS = 100;
    private static final int NEWEST = 5;
    /** So many kommuner are named where there is little room. */
    private static final int FEW = 3;

    private final PublicRegister register;
    private final PartyRegister parties;
    private final PublicPages pages;
    private final PageWords words;
    private final Site site;

    PublicController(PublicRegister register, PartyRegister parties, PublicPages pages, PageWords words, Site site) {
        this.register = register;
        this.parties = parties;
        this.pages = pages;
        this.words = words;
        this.site = site;
    }

    /** An organisation with how many agreements it has in force. */
    record Member(PartyId id, String name, long inForce) {}

    /** @param name empty for trusts that no region is known of */
    record Region(String name, List<Member> trusts) {}

    /**
     * What was released lately.
     *
     * @param parties who it is between, since many agreements have one title
     */
    record News(Version version, String parties) {}

    /** An agreement of an organisation. */
    record Line(Public agreement, Version version) {
        public int earlier() {
            return agreement.versions().size() - 1;
        }
    }

    /** A clause for the page. */
    record ClauseLine(
            Clause clause, int depth, List<TextBlocks.Run> heading, List<TextBlocks.Block> blocks, boolean marked) {}

    // ---- who has agreements -----------------------------------------------------------------------------------------

    @GetMapping("/offentlig")
    String start(
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = new Form(fields);
        LocalDate day = PublicPages.day(form, words.today());
        var byRegion = new TreeMap<String, List<Member>>();
        register.trusts(day)
                .forEach((trust, inForce) -> byRegion.computeIfAbsent(region(trust, day), name -> new ArrayList<>())
                        .add(new Member(trust, words.party(trust, day), inForce)));
        model.addAttribute("day", day);
        model.addAttribute(
                "regions",
                byRegion.entrySet().stream()
                        .map(entry -> new Region(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .sorted(Comparator.comparing(Member::name))
                                        .toList()))
                        .toList());
        model.addAttribute("municipalities", members(register.municipalities(day), day));
        model.addAttribute(
                "news",
                register.news(NEWEST).stream()
                        .map(one -> new News(one, parties(one)))
                        .toList());
        return pages.page("public-start", form, request, response, model);
    }

    /** Who it is between, in few words. */
    private String parties(Version version) {
        List<String> kommuner = version.municipalities().stream()
                .map(PublicRegister.Named::name)
                .toList();
        var names = new ArrayList<String>();
        version.trusts().forEach(trust -> names.add(trust.name()));
        if (kommuner.size() > FEW) {
            names.add(words.say("public.so-many-municipalities", kommuner.size()));
        } else {
            names.addAll(kommuner);
        }
        return String.join(", ", names);
    }

    /** Who each is between, by its code: many agreements have one title and the same numbers and headings. */
    private Map<String, String> between(Stream<Version> versions) {
        return versions.collect(Collectors.toMap(Version::code, this::parties, (one, same) -> one));
    }

    private String region(PartyId trust, LocalDate day) {
        return parties.find(trust).isEmpty()
                ? ""
                : parties.regionOf(trust).map(one -> one.nameOn(day)).orElse("");
    }

    private List<Member> members(List<PartyId> ids, LocalDate day) {
        return ids.stream()
                .map(id -> new Member(id, words.party(id, day), 0))
                .sorted(Comparator.comparing(Member::name))
                .toList();
    }

    @GetMapping("/offentlig/part/{id}")
    String party(
            @PathVariable PartyId id,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Party> party = parties.find(id);
        if (party.isEmpty()) {
            return pages.unknown(request, response, model);
        }
        var form = new Form(fields);
        LocalDate day = PublicPages.day(form, words.today());
        // The page of a kommune has no field for another.
        PartyId with = id.isMunicipality() ? null : form.value("kommune", PartyId::new);
        Set<PartyId> names = register.names(id);
        Set<PartyId> withNames = with == null ? Set.of() : register.names(with);
        List<Public> own = register.of(id).stream()
                .filter(one -> with == null || withNames.stream().anyMatch(one::hasParty))
                .toList();
        var now = new ArrayList<Line>();
        var other = new ArrayList<Line>();
        for (Public one : own) {
            Optional<Version> inForce = id.isMunicipality()
                    ? one.inForce(day, names)
                    : with == null ? one.inForce(day) : one.inForce(day, withNames);
            inForce.ifPresentOrElse(
                    version -> now.add(new Line(one, version)), () -> other.add(new Line(one, one.newest())));
        }
        model.addAttribute("party", id);
        model.addAttribute("name", party.get().formalNameOn(day));
        model.addAttribute("day", day);
        model.addAttribute("kommune", with);
        model.addAttribute(
                "municipalities",
                id.isMunicipality()
                        ? List.of()
                        : members(
                                register.of(id).stream()
                                        .flatMap(one -> one.versions().stream())
                                        .flatMap(version -> version.municipalities().stream())
                                        .map(PublicRegister.Named::id)
                                        .distinct()
                                        .toList(),
                                day));
        model.addAttribute("now", now);
        model.addAttribute("other", other);
        model.addAttribute("embed", site.address("/offentlig/liste/" + id));
        return pages.page("public-party", form, request, response, model);
    }

    /** A list for another site to show within its own page. */
    @GetMapping("/offentlig/liste/{id}")
    String list(@PathVariable PartyId id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Party> party = parties.find(id);
        if (party.isEmpty()) {
            return pages.unknown(request, response, model);
        }
        LocalDate today = words.today();
        Set<PartyId> names = register.names(id);
        model.addAttribute("name", party.get().formalNameOn(today));
        model.addAttribute("party", id);
        model.addAttribute(
                "now",
                register.of(id).stream()
                        .flatMap(one -> (id.isMunicipality() ? one.inForce(today, names) : one.inForce(today))
                                .map(version -> new Line(one, version)).stream())
                        .toList());
        return pages.page("public-list", request, response, model);
    }

    // ---- an agreement -----------------------------------------------------------------------------------------------

    @GetMapping("/offentlig/a/{code}")
    String agreement(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (register.agreement(code)) {
            case Found.Unknown<Public> unknown -> pages.unknown(request, response, model);
            case Found.Gone<Public> gone -> pages.gone(gone.ask(), request, response, model);
            case Found.Shown<Public> shown -> {
                var form = new Form(fields);
                LocalDate day = PublicPages.day(form, words.today());
                model.addAttribute("agreement", shown.value());
                model.addAttribute("day", day);
                model.addAttribute("inForce", shown.value().inForce(day).orElse(null));
                yield pages.page("public-agreement", form, request, response, model);
            }
        };
    }

    @GetMapping("/offentlig/t/{code}")
    String text(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (register.text(code)) {
            case Found.Unknown<Text> unknown -> pages.unknown(request, response, model);
            case Found.Gone<Text> gone -> pages.gone(gone.ask(), request, response, model);
            case Found.Shown<Text> shown -> {
                Text text = shown.value();
                model.addAttribute("version", text.version());
                model.addAttribute("grounds", grounds(text.version()));
                model.addAttribute("clauses", clauses(text));
                model.addAttribute("others", others(text.version()));
                yield pages.page("public-text", request, response, model);
            }
        };
    }

    private List<WithholdingGrounds.Ground> grounds(Version version) {
        return version.grounds().stream()
                .sorted()
                .flatMap(key -> register.ground(key).stream())
                .toList();
    }

    /** The other public versions of the same agreement, newest first. */
    private List<Version> others(Version version) {
        return register.agreement(version.agreement()) instanceof Found.Shown<Public> shown
                ? shown.value().versions().stream()
                        .filter(one -> one.number() != version.number())
                        .toList()
                : List.of();
    }

    private static List<ClauseLine> clauses(Text text) {
        var lines = new ArrayList<ClauseLine>();
        int depth = 0;
        for (Clause clause : text.clauses()) {
            depth = Math.min(clause.level(), depth + 1);
            lines.add(new ClauseLine(
                    clause,
                    depth,
                    TextBlocks.runs(clause.text().heading(), Map.of()),
                    TextBlocks.of(clause.text().body(), Map.of()),
                    text.marked().contains(clause.id())));
        }
        return lines;
    }

    /** The signed PDF when nothing in it is withheld; else one of the public text. A range asked for is answered with all of it. */
    @GetMapping("/offentlig/t/{code}/pdf")
    @Nullable
    String pdf(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws java.io.IOException {
        Found<Text> found = register.text(code);
        if (found instanceof Found.Gone<Text> gone) {
            return pages.gone(gone.ask(), request, response, model);
        }
        var form = new Form(fields);
        PartyId whose = form.value("kommune", PartyId::new);
        Optional<PublicRegister.Document> document = form.isSound() ? register.document(code, whose) : Optional.empty();
        if (document.isEmpty()) {
            return pages.unknown(request, response, model);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, PublicPages.KEPT);
        response.setContentType("application/pdf");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename(document.get().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        byte[] bytes = document.get().bytes();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        return null;
    }

    // ---- comparing --------------------------------------------------------------------------------------------------

    /** A clause that differs. */
    record Changed(String number, ClauseDifference difference) {}

    /** @param med code of the other text */
    @GetMapping("/offentlig/t/{code}/mot")
    String against(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String med,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Found<Text> young = register.text(code);
        Found<Text> old = register.text(med);
        if (young instanceof Found.Gone<Text> gone) {
            return pages.gone(gone.ask(), request, response, model);
        }
        if (old instanceof Found.Gone<Text> gone) {
            return pages.gone(gone.ask(), request, response, model);
        }
        if (young instanceof Found.Shown<Text> after
                && old instanceof Found.Shown<Text> before
                && register.difference(med, code) instanceof Found.Shown<TextDifference> difference) {
            model.addAttribute("before", before.value().version());
            model.addAttribute("after", after.value().version());
            model.addAttribute(
                    "changed",
                    difference.value().changed().stream()
                            .map(one -> new Changed(number(one), one))
                            .toList());
            return pages.page("public-against", request, response, model);
        }
        return pages.unknown(request, response, model);
    }

    private static String number(ClauseDifference one) {
        Clause clause = one.after() == null ? one.before() : one.after();
        return clause == null ? "" : clause.number();
    }

    /** One clause beside the same in the agreements of others. */
    @GetMapping("/offentlig/t/{code}/punkt/{clause}")
    String alike(
            @PathVariable String code,
            @PathVariable ClauseId clause,
            @RequestParam(defaultValue = "") String med,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Found<Text> found = register.text(code);
        if (found instanceof Found.Gone<Text> gone) {
            return pages.gone(gone.ask(), request, response, model);
        }
        if (!(found instanceof Found.Shown<Text> shown)
                || shown.value().clauses().find(clause).isEmpty()) {
            return pages.unknown(request, response, model);
        }
        Text text = shown.value();
        Clause own = text.clauses().find(clause).orElseThrow();
        List<Alike> others = register.alike(text, clause, words.today());
        model.addAttribute("version", text.version());
        model.addAttribute("own", own);
        model.addAttribute("blocks", TextBlocks.of(own.text().body(), Map.of()));
        model.addAttribute("others", others);
        Optional<Alike> chosen =
                others.stream().filter(one -> one.version().code().equals(med)).findFirst();
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute(
                "segments",
                chosen.map(one -> TextDifference.words(
                                own.text().body(), one.clause().text().body()))
                        .orElse(List.<Segment>of()));
        return pages.page("public-clause", request, response, model);
    }

    // ---- what the law asks for --------------------------------------------------------------------------------------

    @GetMapping("/offentlig/dekning")
    String coverage(
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = new Form(fields);
        LocalDate day = PublicPages.day(form, words.today());
        PartyId asked = form.value("kommune", PartyId::new);
        List<Member> municipalities = members(register.municipalities(day), day);
        model.addAttribute("day", day);
        model.addAttribute("municipalities", municipalities);
        model.addAttribute("kommune", asked);
        boolean known =
                asked != null && asked.isMunicipality() && parties.find(asked).isPresent();
        Covered covered = known ? register.coverage(Objects.requireNonNull(asked), day) : null;
        model.addAttribute("covered", covered);
        model.addAttribute(
                "parties",
                covered == null
                        ? Map.of()
                        : between(covered.rows().stream()
                                .flatMap(row -> row.places().stream())
                                .map(place -> place.version())));
        var all = new LinkedHashMap<Member, Covered>();
        if (!known) {
            municipalities.forEach(one -> all.put(one, register.coverage(one.id(), day)));
        }
        model.addAttribute("all", all);
        return pages.page("public-coverage", form, request, response, model);
    }

    @GetMapping("/offentlig/sok")
    String search(
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = new Form(fields);
        LocalDate day = PublicPages.day(form, words.today());
        String asked = form.text("q");
        String q = asked.length() > 200 ? asked.substring(0, 200) : asked;
        List<Hit> hits = register.search(q, day, MOST_HITS);
        model.addAttribute("q", q);
        model.addAttribute("day", day);
        model.addAttribute("hits", hits);
        model.addAttribute("parties", between(hits.stream().map(Hit::version)));
        model.addAttribute("more", hits.size() == MOST_HITS);
        return pages.page("public-search", form, request, response, model);
    }
}
