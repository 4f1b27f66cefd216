/** What those who audit draw and note: samples that anybody can draw again, and working papers. */
@NullMarked
package no.avtaleverk.model.audit;

import org.jspecify.annotations.NullMarked;
