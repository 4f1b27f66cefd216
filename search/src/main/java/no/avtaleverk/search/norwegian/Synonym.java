package no.avtaleverk.search.norwegian;

import java.util.List;

/**
 * What means the same as something else.
 *
 * @param same whether it is the very same thing, as an abbreviation and what it stands for; otherwise it is only much the same
 */
public record Synonym(List<String> stems, boolean same) {
    public Synonym {
        stems = List.copyOf(stems);
    }
}
