/** The catalogue of requirements, read from its authored file. */
@NullMarked
package no.avtaleverk.templates.law;

import org.jspecify.annotations.NullMarked;
