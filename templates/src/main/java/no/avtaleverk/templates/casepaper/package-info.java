/** Case papers: their words, and how what the register knows is put into them. */
@NullMarked
package no.avtaleverk.templates.casepaper;

import org.jspecify.annotations.NullMarked;
