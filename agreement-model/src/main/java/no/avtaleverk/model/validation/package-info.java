/** What may come of examining a signed file. Known to those who examine and to the rules alike, and knows nobody. */
@NullMarked
package no.avtaleverk.model.validation;

import org.jspecify.annotations.NullMarked;
