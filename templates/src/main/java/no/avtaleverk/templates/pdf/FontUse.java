package no.avtaleverk.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The letters of each font that one document uses, so that only those are embedded. */
final class FontUse {
    private record Use(String name, BitSet letters) {}

    private final Map<Face, Use> uses = new LinkedHashMap<>();
    private final PDResources resources = new PDResources();

    /** The name of a font on the pages; its letters are noted. */
    String use(Face face, String text) {
        Use use = uses.computeIfAbsent(face, unused -> new Use("F" + uses.size(), new BitSet()));
        for (int i = 0; i < text.length(); i++) {
            use.letters.set(text.charAt(i));
        }
        return use.name;
    }

    /** What all pages share. */
    PDResources resources() {
        return resources;
    }

    /** Embed what was used. */
    void embed(PDDocument file) throws IOException {
        for (Map.Entry<Face, Use> entry : uses.entrySet()) {
            byte[] program = entry.getKey().program();
            PDType0Font font = PDType0Font.load(file, new ByteArrayInputStream(program), true);
            entry.getValue().letters().stream().forEach(font::addToSubset);
            font.subset();
            resources.put(COSName.getPDFName(entry.getValue().name()), font);
        }
    }
}
