/** ROS: what can go wrong with what an agreement promises, what guards against it, and what is done about the rest (docs/adr/0021). */
@NullMarked
package no.avtaleverk.model.ros;

import org.jspecify.annotations.NullMarked;
