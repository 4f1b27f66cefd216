package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The verdict of the validator the PDF industry agreed on. */
public final class VeraPdf {
    private VeraPdf() {}

    /** What keeps a file from being PDF/A-3a and PDF/UA-1. */
    public static List<String> faults(byte[] pdf) throws Exception {
        return Stream.concat(faults(pdf, PDFAFlavour.PDFA_3_A).stream(), faults(pdf, PDFAFlavour.PDFUA_1).stream())
                .toList();
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(flavour, 50, false, false, false)
                    .validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .toList();
        }
    }
}
