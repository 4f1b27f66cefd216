/** Agreements as PDF/A-3a and PDF/UA-1. */
@NullMarked
package no.avtaleverk.templates.pdf;

import org.jspecify.annotations.NullMarked;
