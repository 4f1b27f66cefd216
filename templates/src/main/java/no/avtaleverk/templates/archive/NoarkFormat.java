package no.avtaleverk.templates.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveExtract;
import no.avtaleverk.model.archive.ArchiveExtract.CaseFile;
import no.avtaleverk.model.archive.ArchiveExtract.Correspondent;
import no.avtaleverk.model.archive.ArchiveExtract.Creator;
import no.avtaleverk.model.archive.ArchiveExtract.Document;
import no.avtaleverk.model.archive.ArchiveExtract.DocumentObject;
import no.avtaleverk.model.archive.ArchiveExtract.LogFile;
import no.avtaleverk.model.archive.ArchiveExtract.Registration;
import no.avtaleverk.model.archive.ArchiveExtract.Signature;
import no.avtaleverk.model.archive.ArchiveExtract.TitleChange;
import no.avtaleverk.model.archive.ArchiveExtract.Way;
import no.avtaleverk.model.archive.ArchiveExtract.Withheld;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Noark 5 version 5 (arkivstruktur, endringslogg, journals) and ADDML, as the metadata catalogue has them. The values the catalogue makes
 * obligatory are in bokmål whatever the case is in. Noark is not mandatory; it is a form archives know.
 */
public final class NoarkFormat implements ArchiveFormat {
    private static final String NOARK = "http://www.arkivverket.no/standarder/noark5/";
    private static final String ADDML = "http://www.arkivverket.no/standarder/addml";
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final String ELECTRONIC = "Elektronisk arkiv";
    private static final String RESTRICTED = "Unntatt offentlighet";
    private static final String WORDS_OF_TITLE = "Skjerming tittel mappe - utvalgte ord";

    /** Ours: the catalogue has no value for a document whose content alone is withheld, and the published schema asks for one. */
    private static final String NO_METADATA = "Ingen metadata er skjermet";

    private final Schemas schemas = new Schemas();
    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    public NoarkFormat() {
        for (Language language : Language.values()) {
            var bundle = new Properties();
            try (InputStream in = Objects.requireNonNull(NoarkFormat.class.getResourceAsStream(
                            "/archive/words_" + language.code() + ".properties"));
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                bundle.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException("The product lacks its words for archives", e);
            }
            words.put(language, bundle);
        }
    }

    private String say(Language language, String key, Object... values) {
        String pattern = Objects.requireNonNull(words.get(language)).getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("No words for " + key);
        }
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    @Override
    public Optional<String> fault(String path, InputStream content) {
        return schemas.fault(path, content);
    }

    @Override
    public SortedMap<String, byte[]> describe(ArchiveExtract extract) {
        var files = new TreeMap<String, byte[]>();
        files.put("arkivstruktur.xml", structure(extract));
        List<Posted> posted = posted(extract);
        if (!posted.isEmpty()) {
            files.put("loependeJournal.xml", journal(extract, posted, false));
            files.put("offentligJournal.xml", journal(extract, posted, true));
        }
        if (extract.cases().stream().anyMatch(one -> !one.changes().isEmpty())) {
            files.put("endringslogg.xml", changes(extract));
        }
        files.put("arkivuttrekk.xml", addml(extract, posted.size(), files));
        files.forEach((path, bytes) -> schemas.fault(path, new ByteArrayInputStream(bytes))
                .ifPresent(fault -> {
                    throw new IllegalStateException("%s does not follow its schema: %s".formatted(path, fault));
                }));
        for (String schema : Schemas.ALL) {
            files.put("skjema/" + schema, Schemas.bytes(schema));
        }
        files.put("LES-MEG.txt", Schemas.bytes("LES-MEG.txt"));
        return files;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, NORWAY);
    }

    private static Language language(ArchiveExtract extract) {
        return extract.cases().stream().findFirst().map(CaseFile::language).orElse(Language.BOKMAL);
    }

    private static List<Creator> creators(ArchiveExtract extract) {
        return extract.creators().isEmpty() ? List.of(new Creator("Avtaleverk", "Avtaleverk")) : extract.creators();
    }

    // ---- arkivstruktur ----------------------------------------------------------------------------------------------

    private byte[] structure(ArchiveExtract extract) {
        Language language = language(extract);
        var xml = new Xml();
        xml.begin("arkiv", "xmlns", NOARK + "arkivstruktur", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.element("systemID", extract.systemId());
        xml.element("tittel", say(language, "archive.title"));
        xml.element("beskrivelse", say(language, "archive.about", String.valueOf(extract.position())));
        xml.element("arkivstatus", "Avsluttet");
        lifetime(xml, extract);
        for (Creator creator : creators(extract)) {
            creator(xml, creator);
        }
        part(xml, extract, "cases", say(language, "part.cases"), null);
        extract.cases().forEach(one -> caseFile(xml, extract, one));
        xml.end();
        LogFile log = extract.log();
        if (log != null) {
            part(xml, extract, "log", say(language, "part.log"), say(language, "part.log-about"));
            log(xml, language, log);
            xml.end();
        }
        xml.end();
        return xml.bytes();
    }

    private static void creator(Xml xml, Creator creator) {
        xml.begin("arkivskaper");
        xml.element("arkivskaperID", creator.id());
        xml.element("arkivskaperNavn", creator.name());
        xml.end();
    }

    private void lifetime(Xml xml, ArchiveExtract extract) {
        xml.element("dokumentmedium", ELECTRONIC);
        xml.element("opprettetDato", extract.began());
        xml.element("opprettetAv", say(Language.BOKMAL, "by"));
        xml.element("avsluttetDato", extract.at());
        xml.element("avsluttetAv", say(Language.BOKMAL, "by"));
    }

    private void part(Xml xml, ArchiveExtract extract, String name, String title, @Nullable String about) {
        xml.begin("arkivdel");
        xml.element(
                "systemID",
                java.util.UUID.nameUUIDFromBytes((extract.systemId() + "/" + name).getBytes(StandardCharsets.UTF_8)));
        xml.element("tittel", title);
        if (about != null) {
            xml.element("beskrivelse", about);
        }
        xml.element("arkivdelstatus", "Avsluttet periode");
        lifetime(xml, extract);
        xml.element("arkivperiodeStartDato", day(extract.began()));
        xml.element("arkivperiodeSluttDato", day(extract.at()));
    }

    private static String caseNumber(CaseFile one) {
        return one.year() + "/" + one.number();
    }

    private void caseFile(Xml xml, ArchiveExtract extract, CaseFile one) {
        Instant ended = one.ended();
        xml.begin("mappe", "xsi:type", "saksmappe");
        xml.element("systemID", one.systemId());
        xml.element("mappeID", caseNumber(one));
        xml.element("tittel", one.title());
        xml.element("offentligTittel", one.openTitle());
        if (ended == null) {
            xml.element("beskrivelse", say(one.language(), "case.open"));
        }
        xml.element("dokumentmedium", ELECTRONIC);
        xml.element("opprettetDato", one.began());
        xml.element("opprettetAv", one.beganBy());
        xml.element("avsluttetDato", ended == null ? extract.at() : ended);
        xml.element("avsluttetAv", ended == null ? say(Language.BOKMAL, "by") : one.endedBy());
        one.parties().forEach(party -> {
            xml.begin("part");
            xml.element("partID", party.id());
            xml.element("partNavn", party.name());
            xml.element("partRolle", say(one.language(), party.municipality() ? "role.municipality" : "role.trust"));
            xml.end();
        });
        String ground = one.titleGround();
        if (ground != null) {
            xml.begin("skjerming");
            xml.element("tilgangsrestriksjon", RESTRICTED);
            xml.element("skjermingshjemmel", ground);
            xml.element("skjermingMetadata", WORDS_OF_TITLE);
            xml.end();
        }
        int number = 0;
        for (Registration registration : one.registrations()) {
            number++;
            registration(xml, one, registration, number);
        }
        xml.element("saksaar", one.year());
        xml.element("sakssekvensnummer", one.number());
        xml.element("saksdato", day(one.began()));
        xml.element("administrativEnhet", one.unit());
        xml.element("saksansvarlig", one.responsible());
        xml.element("saksstatus", ended == null ? "Under behandling" : "Avsluttet");
        xml.end();
    }

    private String title(CaseFile one, Registration registration) {
        return say(one.language(), "act." + registration.act(), registration.about());
    }

    private void registration(Xml xml, CaseFile one, Registration registration, int number) {
        Way way = registration.way();
        xml.begin("registrering", "xsi:type", way == null ? "arkivnotat" : "journalpost");
        xml.element("systemID", registration.systemId());
        xml.element("opprettetDato", registration.at());
        xml.element("opprettetAv", registration.by());
        xml.element("arkivertDato", registration.at());
        xml.element("arkivertAv", say(Language.BOKMAL, "by"));
        withheld(xml, registration.withheld());
        int document = 0;
        for (Document each : registration.documents()) {
            document++;
            document(xml, one, registration, each, document);
        }
        xml.element("registreringsID", caseNumber(one) + "-" + number);
        xml.element("tittel", title(one, registration));
        xml.element("offentligTittel", title(one, registration));
        xml.element("dokumentmedium", ELECTRONIC);
        registration.correspondents().forEach(each -> correspondent(xml, each));
        int attachments = Math.max(0, registration.documents().size() - 1);
        if (way != null) {
            xml.element("journalaar", day(registration.at()).getYear());
            xml.element("journalsekvensnummer", registration.number());
            xml.element("journalpostnummer", number);
            xml.element("journalposttype", type(way));
            xml.element("journalstatus", "Arkivert");
            xml.element("journaldato", day(registration.at()));
        }
        xml.element("dokumentetsDato", registration.date());
        xml.element("antallVedlegg", attachments);
        xml.end();
    }

    private static void withheld(Xml xml, @Nullable Withheld withheld) {
        if (withheld != null) {
            xml.begin("skjerming");
            xml.element("tilgangsrestriksjon", RESTRICTED);
            xml.element("skjermingshjemmel", withheld.ground());
            xml.element("skjermingMetadata", NO_METADATA);
            xml.element(
                    "skjermingDokument",
                    withheld.wholly() ? "Skjerming av hele dokumentet" : "Skjerming av deler av dokumentet");
            xml.end();
        }
    }

    private static String type(Way way) {
        return switch (way) {
            case IN -> "Inngående dokument";
            case OUT -> "Utgående dokument";
            case WITHIN -> "Organinternt dokument uten oppfølging";
            case CASE_PAPER -> "Saksframlegg";
        };
    }

    private static void correspondent(Xml xml, Correspondent each) {
        xml.begin("korrespondansepart");
        xml.element("korrespondanseparttype", each.receiver() ? "Mottaker" : "Avsender");
        xml.element("korrespondansepartNavn", each.name());
        xml.end();
    }

    private void document(Xml xml, CaseFile one, Registration registration, Document document, int number) {
        String kind = say(one.language(), "document." + document.kind());
        xml.begin("dokumentbeskrivelse");
        xml.element("systemID", document.systemId());
        xml.element("dokumenttype", kind);
        xml.element("dokumentstatus", "Dokumentet er ferdigstilt");
        xml.element("tittel", document.whose().isEmpty() ? kind : kind + ": " + document.whose());
        xml.element("opprettetDato", registration.at());
        xml.element("opprettetAv", registration.by());
        xml.element("dokumentmedium", ELECTRONIC);
        xml.element("tilknyttetRegistreringSom", number == 1 ? "Hoveddokument" : "Vedlegg");
        xml.element("dokumentnummer", number);
        xml.element("tilknyttetDato", registration.at());
        xml.element("tilknyttetAv", registration.by());
        withheld(xml, document.withheld());
        Signature signature = document.signature();
        if (signature != null) {
            xml.begin("elektroniskSignatur");
            xml.element("elektroniskSignaturSikkerhetsnivaa", "Signatur i dokumentet (PAdES), se kontrollrapporten");
            xml.element(
                    "elektroniskSignaturVerifisert",
                    signature.verified() ? "Signatur påført og verifisert" : "Signatur påført, ikke verifisert");
            xml.element("verifisertDato", signature.date());
            xml.element("verifisertAv", signature.by());
            xml.end();
        }
        objects(xml, document.objects());
        xml.end();
    }

    private static void objects(Xml xml, List<DocumentObject> objects) {
        int version = 0;
        for (DocumentObject object : objects) {
            version++;
            xml.begin("dokumentobjekt");
            xml.element("systemID", object.systemId());
            xml.element("versjonsnummer", version);
            xml.element("variantformat", object.archive() ? "Arkivformat" : "Produksjonsformat");
            xml.element("format", object.pronom());
            xml.element("formatDetaljer", object.format());
            xml.element("opprettetDato", object.at());
            xml.element("opprettetAv", object.by());
            xml.element("referanseDokumentfil", object.path());
            xml.element("sjekksum", object.digest());
            xml.element("sjekksumAlgoritme", "SHA-256");
            xml.element("filstoerrelse", object.size());
            xml.end();
        }
    }

    private void log(Xml xml, Language language, LogFile log) {
        DocumentObject object = log.object();
        xml.begin("registrering", "xsi:type", "arkivnotat");
        xml.element("systemID", log.systemId());
        xml.element("opprettetDato", object.at());
        xml.element("opprettetAv", object.by());
        xml.element("arkivertDato", object.at());
        xml.element("arkivertAv", object.by());
        xml.begin("dokumentbeskrivelse");
        xml.element("systemID", object.systemId());
        xml.element("dokumenttype", say(language, "log.title"));
        xml.element("dokumentstatus", "Dokumentet er ferdigstilt");
        xml.element("tittel", say(language, "log.document"));
        xml.element("opprettetDato", object.at());
        xml.element("opprettetAv", object.by());
        xml.element("dokumentmedium", ELECTRONIC);
        xml.element("tilknyttetRegistreringSom", "Hoveddokument");
        xml.element("dokumentnummer", 1);
        xml.element("tilknyttetDato", object.at());
        xml.element("tilknyttetAv", object.by());
        objects(xml, List.of(object));
        xml.end();
        xml.element("tittel", say(language, "log.title"));
        xml.element("dokumentmedium", ELECTRONIC);
        xml.element("dokumentetsDato", day(object.at()));
        xml.element("antallVedlegg", 0);
        xml.end();
    }

    // ---- journals and changes ---------------------------------------------------------------------------------------

    private record Posted(CaseFile of, Registration registration, int number) {}

    /** What crossed between parties, in the order of the journal. */
    private static List<Posted> posted(ArchiveExtract extract) {
        var posted = new ArrayList<Posted>();
        for (CaseFile one : extract.cases()) {
            int number = 0;
            for (Registration registration : one.registrations()) {
                number++;
                if (registration.isInJournal()) {
                    posted.add(new Posted(one, registration, number));
                }
            }
        }
        posted.sort(java.util.Comparator.comparingInt(one -> one.registration().number()));
        return posted;
    }

    private byte[] journal(ArchiveExtract extract, List<Posted> posted, boolean open) {
        String root = open ? "offentligJournal" : "loependeJournal";
        String title = open ? "offentligTittel" : "tittel";
        var xml = new Xml();
        xml.begin(root, "xmlns", NOARK + root);
        xml.begin("journalhode");
        xml.element("journalStartDato", day(posted.getFirst().registration().at()));
        xml.element("journalSluttDato", day(posted.getLast().registration().at()));
        xml.element("antallJournalposter", posted.size());
        creators(extract).forEach(creator -> creator(xml, creator));
        xml.end();
        for (Posted each : posted) {
            CaseFile one = each.of();
            Registration registration = each.registration();
            xml.begin("journalregistrering");
            xml.begin("saksmappe");
            xml.element("mappeID", caseNumber(one));
            xml.element("saksaar", one.year());
            xml.element("sakssekvensnummer", one.number());
            xml.element(title, open ? one.openTitle() : one.title());
            if (!open && one.titleGround() != null) {
                xml.element("offentligTittel", one.openTitle());
                xml.element("skjermingMetadata", WORDS_OF_TITLE);
            }
            xml.element("administrativEnhet", one.unit());
            xml.element("saksansvarlig", one.responsible());
            xml.end();
            xml.begin("journalpost");
            xml.element("systemID", registration.systemId());
            xml.element("registreringsID", caseNumber(one) + "-" + each.number());
            xml.element("journalaar", day(registration.at()).getYear());
            xml.element("journalsekvensnummer", registration.number());
            xml.element("journalpostnummer", each.number());
            xml.element(title, title(one, registration));
            xml.element("journaldato", day(registration.at()));
            xml.element("dokumentetsDato", registration.date());
            Withheld withheld = registration.withheld();
            if (withheld != null) {
                xml.element("tilgangsrestriksjon", RESTRICTED);
                xml.element("skjermingshjemmel", withheld.ground());
            }
            registration.correspondents().forEach(correspondent -> correspondent(xml, correspondent));
            xml.end();
            xml.end();
        }
        xml.end();
        return xml.bytes();
    }

    private static byte[] changes(ArchiveExtract extract) {
        var xml = new Xml();
        xml.begin("endringslogg", "xmlns", NOARK + "endringslogg");
        for (CaseFile one : extract.cases()) {
            for (TitleChange change : one.changes()) {
                xml.begin("endring");
                xml.element("referanseArkivenhet", one.systemId());
                xml.element("referanseMetadata", "tittel");
                xml.element("endretDato", change.at());
                xml.element("endretAv", change.by());
                xml.element("tidligereVerdi", change.before());
                xml.element("nyVerdi", change.after());
                xml.end();
            }
        }
        xml.end();
        return xml.bytes();
    }

    // ---- arkivuttrekk (ADDML) ---------------------------------------------------------------------------------------

    private byte[] addml(ArchiveExtract extract, int posted, SortedMap<String, byte[]> files) {
        var xml = new Xml();
        xml.begin("addml", "xmlns", ADDML, "name", "Noark 5-arkivuttrekk");
        xml.begin("dataset");
        xml.element("description", "Noark 5-arkivuttrekk");
        xml.begin("reference");
        xml.begin("context");
        xml.begin("additionalElements");
        xml.begin("additionalElement", "name", "recordCreators");
        xml.begin("additionalElements");
        creators(extract).forEach(creator -> additional(xml, "recordCreator", creator.name()));
        xml.end();
        xml.end();
        additional(xml, "systemType", "Register over samarbeidsavtaler");
        additional(xml, "systemName", "Avtaleverk");
        additional(xml, "archive", say(language(extract), "archive.title"));
        xml.end();
        xml.end();
        xml.begin("content");
        xml.begin("additionalElements");
        xml.begin("additionalElement", "name", "archivalPeriod");
        xml.begin("properties");
        property(xml, "startDate", day(extract.began()));
        property(xml, "endDate", day(extract.at()));
        xml.end();
        xml.end();
        xml.end();
        xml.end();
        xml.end();
        xml.begin("dataObjects");
        xml.begin("dataObject", "name", "Noark 5-arkivuttrekk");
        xml.begin("properties");
        info(xml, extract);
        xml.end();
        xml.begin("dataObjects");
        files.forEach((path, bytes) -> dataObject(xml, extract, posted, path, bytes));
        xml.end();
        xml.end();
        xml.end();
        xml.end();
        xml.end();
        return xml.bytes();
    }

    private static void additional(Xml xml, String name, String value) {
        xml.begin("additionalElement", "name", name);
        xml.element("value", value);
        xml.end();
    }

    private static void property(Xml xml, String name, Object value, String... attributes) {
        var all = new ArrayList<>(List.of("name", name));
        all.addAll(List.of(attributes));
        xml.begin("property", all.toArray(new String[0]));
        xml.element("value", value);
        xml.end();
    }

    private static void info(Xml xml, ArchiveExtract extract) {
        xml.begin("property", "name", "info");
        xml.begin("properties");
        xml.begin("property", "name", "type");
        xml.element("value", "Noark 5");
        xml.begin("properties");
        property(xml, "version", "5.0");
        xml.end();
        xml.end();
        xml.begin("property", "name", "additionalInfo");
        xml.begin("properties");
        xml.begin("property", "name", "periode");
        xml.begin("properties");
        property(xml, "inngaaendeSkille", "skarpt");
        property(xml, "utgaaendeSkille", "skarpt");
        xml.end();
        xml.end();
        boolean withheld = extract.cases().stream()
                .anyMatch(one -> one.titleGround() != null
                        || one.registrations().stream().anyMatch(registration -> registration.withheld() != null));
        property(xml, "inneholderSkjermetInformasjon", withheld, "dataType", "boolean");
        property(xml, "omfatterDokumenterSomErKassert", false, "dataType", "boolean");
        property(xml, "inneholderDokumenterSomSkalKasseres", false, "dataType", "boolean");
        property(xml, "inneholderVirksomhetsspesifikkeMetadata", false, "dataType", "boolean");
        property(xml, "antallDokumentfiler", documents(extract), "dataType", "integer");
        xml.end();
        xml.end();
        xml.end();
        xml.end();
    }

    /** How many files the structure speaks of, each counted once. */
    private static long documents(ArchiveExtract extract) {
        long described = extract.cases().stream()
                .flatMap(one -> one.registrations().stream())
                .flatMap(registration -> registration.documents().stream())
                .flatMap(document -> document.objects().stream())
                .map(DocumentObject::path)
                .distinct()
                .count();
        return described + (extract.log() == null ? 0 : 1);
    }

    private static void dataObject(Xml xml, ArchiveExtract extract, int posted, String path, byte[] bytes) {
        xml.begin("dataObject", "name", path.replace(".xml", ""));
        xml.begin("properties");
        file(xml, path, bytes);
        xml.begin("property", "name", "schema");
        xml.element("value", "main");
        xml.begin("properties");
        String schema = Objects.requireNonNull(Schemas.OF.get(path));
        file(xml, "skjema/" + schema, Schemas.bytes(schema));
        xml.begin("property", "name", "type");
        xml.element("value", "XML Schema");
        xml.begin("properties");
        property(xml, "version", "1.0");
        xml.end();
        xml.end();
        xml.end();
        xml.end();
        xml.begin("property", "name", "info");
        xml.begin("properties");
        switch (path) {
            case "arkivstruktur.xml" -> {
                occurrences(xml, "mappe", extract.cases().size());
                occurrences(
                        xml,
                        "registrering",
                        extract.cases().stream()
                                        .mapToInt(one -> one.registrations().size())
                                        .sum()
                                + (extract.log() == null ? 0 : 1));
            }
            case "endringslogg.xml" ->
                occurrences(
                        xml,
                        "endring",
                        extract.cases().stream()
                                .mapToInt(one -> one.changes().size())
                                .sum());
            default -> occurrences(xml, "journalregistrering", posted);
        }
        xml.end();
        xml.end();
        xml.end();
        xml.end();
    }

    private static void occurrences(Xml xml, String element, int count) {
        xml.begin("property", "name", "numberOfOccurrences");
        xml.element("value", element);
        xml.begin("properties");
        property(xml, "elementPath", "//" + element);
        property(xml, "value", count, "dataType", "integer");
        xml.end();
        xml.end();
    }

    private static void file(Xml xml, String path, byte[] bytes) {
        xml.begin("property", "name", "file");
        xml.begin("properties");
        property(xml, "name", path);
        xml.begin("property", "name", "format");
        xml.element("value", "XML");
        xml.begin("properties");
        property(xml, "version", "1.0");
        xml.end();
        xml.end();
        xml.begin("property", "name", "checksum");
        xml.begin("properties");
        property(xml, "algorithm", "SHA-256");
        property(xml, "value", Sha256.of(bytes));
        xml.end();
        xml.end();
        xml.end();
        xml.end();
    }
}
