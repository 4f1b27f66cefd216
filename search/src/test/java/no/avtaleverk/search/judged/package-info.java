/** The judged questions, what they are asked of, and how well the product and others answer them. */
@NullMarked
package no.avtaleverk.search.judged;

import org.jspecify.annotations.NullMarked;
