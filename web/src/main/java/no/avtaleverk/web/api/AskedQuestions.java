package no.avtaleverk.web.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.web.wording.HitTable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads questions as programs send them, and tells them. */
@Component
final class AskedQuestions {
    private final PartyRegister register;
    private final Telling telling;

    AskedQuestions(PartyRegister register, Telling telling) {
        this.register = register;
        this.telling = telling;
    }

    /** @throws no.avtaleverk.web.problem.InvalidRequestException if a part of it means nothing */
    Inquiry inquiry(Requests.InquiryGiven given) {
        String q = given.q() == null ? "" : given.q().strip();
        if (q.length() > Inquiry.LONGEST) {
            throw Paging.invalid("q", q.substring(0, 100) + "…");
        }
        LocalDate on = given.on();
        LocalDate date = on == null ? telling.today() : on;
        var kommuner = new LinkedHashSet<PartyId>();
        List<MunicipalityNumber> numbers = given.municipalities();
        for (MunicipalityNumber number : numbers == null ? List.<MunicipalityNumber>of() : numbers) {
            kommuner.add(register.municipality(number, date)
                    .map(Party::id)
                    .orElseThrow(() -> Paging.invalid("municipality", number)));
        }
        String trust = given.trust();
        return new Inquiry(
                q,
                on,
                kommuner,
                trust == null || trust.isBlank() ? null : trust(trust),
                given.requirement(),
                given.state(),
                given.language(),
                given.year(),
                given.kind() == SearchQuery.Kind.LOG);
    }

    private PartyId trust(String given) {
        var reading = new Given(register, telling.today());
        PartyId trust = reading.party("trust", PartyGiven.of(given), null);
        reading.check();
        return trust;
    }

    static Answers.InquiryTold told(Inquiry inquiry) {
        Language language = inquiry.language();
        return new Answers.InquiryTold(
                inquiry.words(),
                inquiry.on(),
                List.copyOf(inquiry.municipalities()),
                inquiry.trust(),
                inquiry.requirement(),
                inquiry.state(),
                language == null ? null : language.code(),
                inquiry.year(),
                inquiry.inLog() ? "LOG" : "TEXT");
    }

    static ResponseEntity<byte[]> file(byte[] bytes, String name, HitTable.Format format) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format.extension(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
