package no.avtaleverk.model.ros;

import no.avtaleverk.model.followup.Note;

/** What an organisation notes of its own ROS library. */
public sealed interface RosLibraryNote extends Note {
    /** @param item id of the event */
    record RosScenarioKept(String item, RosScenario scenario) implements RosLibraryNote {}

    record RosScenarioRetired(String item, String reason) implements RosLibraryNote {}

    /** An event that was retired is used again, as it stands in the library it belongs to. */
    record RosScenarioRestored(String item) implements RosLibraryNote {}

    /** @param item empty */
    record RosScaleIssued(String item, RosScale scale) implements RosLibraryNote {}
}
