@NullMarked
package no.avtaleverk.model.audit;

import org.jspecify.annotations.NullMarked;
