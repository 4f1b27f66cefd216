/** How each party carries an agreement out, unit by unit. */
@NullMarked
package no.avtaleverk.model.implementation;

import org.jspecify.annotations.NullMarked;
