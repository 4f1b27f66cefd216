/** The search on Lucene: one document per distinct clause text, with who may see it and when it was in force. */
@NullMarked
package no.avtaleverk.search.lucene;

import org.jspecify.annotations.NullMarked;
