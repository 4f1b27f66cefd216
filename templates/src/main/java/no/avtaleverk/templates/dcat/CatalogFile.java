package no.avtaleverk.templates.dcat;

import static no.avtaleverk.templates.dcat.Graph.Prefix.adms;
import static no.avtaleverk.templates.dcat.Graph.Prefix.dcat;
import static no.avtaleverk.templates.dcat.Graph.Prefix.dcatap;
import static no.avtaleverk.templates.dcat.Graph.Prefix.dct;
import static no.avtaleverk.templates.dcat.Graph.Prefix.eli;
import static no.avtaleverk.templates.dcat.Graph.Prefix.foaf;
import static no.avtaleverk.templates.dcat.Graph.Prefix.rdfs;
import static no.avtaleverk.templates.dcat.Graph.Prefix.spdx;
import static no.avtaleverk.templates.dcat.Graph.Prefix.vcard;
import static no.avtaleverk.templates.dcat.Graph.Prefix.xsd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.templates.content.Entry;
import no.avtaleverk.templates.dcat.Graph.Iri;
import no.avtaleverk.templates.dcat.Graph.Literal;
import no.avtaleverk.templates.dcat.Graph.Thing;
import no.avtaleverk.templates.dcat.Graph.Words;

/**
 * The catalogue of open data as DCAT-AP-NO 3 asks for it: the sets, the forms they are had in, and the service. Its words are authored, in
 * {@code open/catalog.yaml}.
 *
 * @see <a href="https://data.norge.no/specification/dcat-ap-no">DCAT-AP-NO</a>
 */
public final class CatalogFile {
    public static final String TURTLE = "text/turtle";
    public static final String JSON_LD = "application/ld+json";

    private static final String PATH = "open/catalog.yaml";
    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final Iri LAW = new Iri("https://lovdata.no/eli/lov/2011/06/24/30");
    private static final Iri LICENCE = new Iri(AUTHORITY + "licence/NLOD_2_0");
    private static final Iri LICENCE_TEXT = new Iri("https://data.norge.no/nlod/no/2.0");
    private static final Iri[] THEMES = {authority("data-theme/HEAL"), authority("data-theme/GOVE")};
    private static final Iri[] WRITTEN = {authority("language/NOB"), authority("language/NNO")};

    private final Graph graph = new Graph();
    private final Map<String, Entry> texts = new TreeMap<>();
    private final CatalogFacts facts;
    private final Iri publisher;
    private final Iri contact;

    private CatalogFile(CatalogFacts facts) {
        this.facts = facts;
        for (Entry entry : Entry.list(PATH, "key")) {
            texts.put(entry.allowing("key", "title", "description").text("key"), entry);
        }
        String number = facts.publisher().organisationNumber();
        publisher = number.isEmpty()
                ? catalogued("publisher")
                : new Iri("https://data.brreg.no/enhetsregisteret/api/enheter/" + number);
        contact = catalogued("contact");
    }

    /** The catalogue as Turtle. */
    public static byte[] turtle(CatalogFacts facts) {
        return new CatalogFile(facts).told().turtle();
    }

    /** The catalogue as JSON-LD. */
    public static byte[] jsonLd(CatalogFacts facts) {
        return new CatalogFile(facts).told().jsonLd();
    }

    private Graph told() {
        who();
        Thing catalog = described(catalogued("catalog"), dcat.of("Catalog"), "catalog")
                .say(foaf.of("homepage"), address("/offentlig/data"))
                .say(dct.of("language"), WRITTEN)
                .say(dct.of("spatial"), authority("country/NOR"))
                .say(dct.of("license"), LICENCE)
                .say(dct.of("temporal"), since2012())
                .say(dcatap.of("applicableLegislation"), LAW)
                .say(dcat.of("themeTaxonomy"), authority("data-theme"));
        for (String key : List.of("agreements", "coverage", "parties")) {
            catalog.say(dcat.of("dataset"), catalogued(key));
        }
        catalog.say(dcat.of("service"), catalogued("service"));

        Thing agreements = set("agreements", "samarbeidsavtale", "helseforetak", "kommune");
        agreements.say(
                dcat.of("distribution"),
                distribution("agreements-json", "json", "/api/v1/open/versions", "JSON", "application/json"));
        agreements.say(
                dcat.of("distribution"),
                distribution("agreements-xml", "akoma-ntoso", "/offentlig/data", "XML", "application/xml"));
        agreements.say(dcat.of("distribution"), bulk());
        set("coverage", "lovkrav", "samarbeidsavtale")
                .say(
                        dcat.of("distribution"),
                        distribution("coverage-json", "json", "/api/v1/open/coverage", "JSON", "application/json"));
        set("parties", "kommune", "helseforetak")
                .say(
                        dcat.of("distribution"),
                        distribution("parties-json", "json", "/api/v1/open/parties", "JSON", "application/json"));
        service();
        return graph;
    }

    private void who() {
        CatalogFacts.Publisher told = facts.publisher();
        Thing agent = graph.thing(publisher, foaf.of("Agent")).say(foaf.of("name"), new Words(told.name(), "nb"));
        if (!told.organisationNumber().isEmpty()) {
            agent.say(dct.of("identifier"), new Literal(told.organisationNumber(), xsd.of("string")));
        }
        Thing point = graph.thing(contact, vcard.of("Organization"))
                .say(vcard.of("fn"), new Words(told.contact(), "nb"))
                .say(vcard.of("hasURL"), new Iri(told.page()));
        if (!told.email().isEmpty()) {
            point.say(vcard.of("hasEmail"), new Iri("mailto:" + told.email()));
        }
        Thing law = graph.thing(LAW, eli.of("LegalResource"));
        words(law, dct.of("title"), "law", "title");
        words(law, dct.of("description"), "law", "description");
        graph.thing(LICENCE, dct.of("LicenseDocument")).say(rdfs.of("seeAlso"), LICENCE_TEXT);
    }

    private Thing set(String key, String... keywords) {
        Thing set = described(catalogued(key), dcat.of("Dataset"), key)
                .say(dcat.of("theme"), THEMES)
                .say(dct.of("identifier"), new Literal(catalogued(key).address(), xsd.of("anyURI")))
                .say(dct.of("accessRights"), authority("access-right/PUBLIC"))
                .say(dct.of("accrualPeriodicity"), authority("frequency/DAILY"))
                .say(dct.of("language"), WRITTEN)
                .say(dct.of("spatial"), authority("country/NOR"))
                .say(dct.of("temporal"), since2012())
                .say(dcatap.of("applicableLegislation"), LAW)
                .say(dcat.of("landingPage"), address("/offentlig/data"));
        for (String keyword : keywords) {
            set.say(dcat.of("keyword"), new Words(keyword, "nb"));
        }
        return set;
    }

    /** A catalogue, a set or a service: what each of them has to have. */
    private Thing described(Iri name, Iri type, String key) {
        Thing thing = graph.thing(name, type);
        words(thing, dct.of("title"), key, "title");
        words(thing, dct.of("description"), key, "description");
        return thing.say(dct.of("publisher"), publisher).say(dcat.of("contactPoint"), contact);
    }

    private Iri distribution(String name, String key, String place, String format, String media) {
        Iri iri = catalogued(name);
        form(iri, key, address(place), format, media).say(dcat.of("accessService"), catalogued("service"));
        return iri;
    }

    private Thing form(Iri name, String key, Iri place, String format, String media) {
        Thing thing = graph.thing(name, dcat.of("Distribution"));
        words(thing, dct.of("title"), key, "title");
        words(thing, dct.of("description"), key, "description");
        Thing rights = Graph.nameless(dct.of("RightsStatement"));
        words(rights, rdfs.of("label"), "rights", "description");
        return thing.say(dcat.of("accessURL"), place)
                .say(dct.of("format"), authority("file-type/" + format))
                .say(dcat.of("mediaType"), new Iri("https://www.iana.org/assignments/media-types/" + media))
                .say(dct.of("language"), WRITTEN)
                .say(dct.of("license"), LICENCE)
                .say(dct.of("rights"), rights)
                .say(adms.of("status"), authority("distribution-status/COMPLETED"))
                .say(dcatap.of("availability"), authority("planned-availability/STABLE"));
    }

    private Iri bulk() {
        Iri name = catalogued("agreements-bulk");
        Thing thing = form(name, "bulk", address("/api/v1/open/bulk"), "ZIP", "application/zip")
                .say(dcat.of("downloadURL"), address("/api/v1/open/bulk/open-data.zip"));
        CatalogFacts.Bulk file = facts.bulk();
        if (file != null) {
            thing.say(dct.of("modified"), new Literal(file.madeAt().toString(), xsd.of("dateTime")))
                    .say(dcat.of("byteSize"), new Literal(String.valueOf(file.bytes()), xsd.of("nonNegativeInteger")))
                    .say(
                            spdx.of("checksum"),
                            Graph.nameless(spdx.of("Checksum"))
                                    .say(spdx.of("algorithm"), spdx.of("checksumAlgorithm_sha256"))
                                    .say(spdx.of("checksumValue"), new Literal(file.sha256(), xsd.of("hexBinary"))));
        }
        return name;
    }

    private void service() {
        described(catalogued("service"), dcat.of("DataService"), "service")
                .say(dcat.of("endpointURL"), address("/api/v1/open"))
                .say(dcat.of("endpointDescription"), address("/api/v1/openapi.json"))
                .say(dct.of("conformsTo"), new Iri("https://spec.openapis.org/oas/v3.1.0"))
                .say(dct.of("format"), authority("file-type/JSON"))
                .say(dcat.of("theme"), THEMES)
                .say(dct.of("license"), LICENCE)
                .say(dct.of("accessRights"), authority("access-right/PUBLIC"))
                .say(dcatap.of("availability"), authority("planned-availability/STABLE"))
                .say(dcatap.of("applicableLegislation"), LAW)
                .say(dcat.of("landingPage"), address("/offentlig/data"))
                .say(dcat.of("servesDataset"), catalogued("agreements"), catalogued("coverage"), catalogued("parties"));
    }

    private static Thing since2012() {
        return Graph.nameless(dct.of("PeriodOfTime"))
                .say(dcat.of("startDate"), new Literal("2012-01-01", xsd.of("date")));
    }

    private void words(Thing thing, Iri property, String key, String field) {
        Entry entry = texts.get(key);
        if (entry == null) {
            throw new IllegalStateException(PATH + " has no " + key);
        }
        for (String language : LANGUAGES) {
            thing.say(property, new Words(entry.entry(field).text(language), language));
        }
    }

    private static Iri authority(String name) {
        return new Iri(AUTHORITY + name);
    }

    private Iri address(String path) {
        return new Iri(facts.site() + path);
    }

    /** A name of what the catalogue tells of, within its own address. */
    private Iri catalogued(String name) {
        return address("/api/v1/open/catalog#" + name);
    }
}
