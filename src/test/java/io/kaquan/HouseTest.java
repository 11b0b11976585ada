package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The wings and rooms: what each declares and uses, and that it states nulls. */
class HouseTest {
  /** Each wing with its height; a room may use rooms of its own wing and of lower ones. */
  private static final Map<String, Integer> WINGS =
      heights(
          List.of(
              List.of("platform"),
              List.of("messaging", "files"),
              List.of("review", "consumer"),
              List.of("merchant"),
              List.of("card"),
              List.of("coupon"),
              List.of("membership", "reconciliation", "distribution"),
              List.of("signin"),
              List.of("api", "console", "wallet", "till", "staff", "demo")));

  /** Rooms that are not null-marked yet. */
  private static final Set<String> NOT_NULL_MARKED =
      Set.of(
          "consumer",
          "coupon.gift",
          "coupon.lifecycle",
          "coupon.codebatch",
          "coupon.reversal",
          "coupon.selfservice",
          "distribution.addcard",
          "distribution.delivery",
          "distribution.bulkissue",
          "distribution.landing",
          "distribution.visit",
          "merchant.account",
          "merchant.activation",
          "merchant.capability",
          "merchant.developer",
          "merchant.material",
          "merchant.member",
          "merchant.store",
          "merchant.suspension",
          "merchant.verification",
          "reconciliation.audit",
          "review");

  @Test
  void rooms_only_use_the_rooms_they_declare() {
    ApplicationModules.of(KaquanApplication.class).verify();
  }

  @Test
  void every_room_declares_the_rooms_it_uses() {
    assertThat(ApplicationModules.of(KaquanApplication.class))
        .isNotEmpty()
        .allSatisfy(
            room ->
                assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                    .as("@ApplicationModule of " + room.getIdentifier())
                    .hasValueSatisfying(
                        declared ->
                            assertThat(declared.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
  }

  @Test
  void every_room_is_null_marked() {
    assertThat(ApplicationModules.of(KaquanApplication.class))
        .isNotEmpty()
        .filteredOn(room -> !NOT_NULL_MARKED.contains(room.getIdentifier().toString()))
        .allSatisfy(
            room ->
                assertThat(room.getBasePackage().getAnnotation(NullMarked.class))
                    .as("@NullMarked of " + room.getIdentifier())
                    .isPresent());
  }

  @Test
  void rooms_use_rooms_of_their_own_wing_and_of_lower_ones() {
    ApplicationModules rooms = ApplicationModules.of(KaquanApplication.class);
    assertThat(rooms)
        .isNotEmpty()
        .allSatisfy(
            room -> {
              assertThat(WINGS)
                  .as("the wing of " + room.getIdentifier())
                  .containsKey(wing(room.getIdentifier().toString()));
              assertThat(room.getDirectDependencies(rooms).uniqueModules())
                  .as("rooms that " + room.getIdentifier() + " uses")
                  .allMatch(
                      used ->
                          mayUse(room.getIdentifier().toString(), used.getIdentifier().toString()));
            });
  }

  private static Map<String, Integer> heights(List<List<String>> floors) {
    Map<String, Integer> heights = new HashMap<>();
    for (int floor = 0; floor < floors.size(); floor++) {
      for (String wing : floors.get(floor)) {
        heights.put(wing, floor);
      }
    }
    return heights;
  }

  private static boolean mayUse(String room, String used) {
    String wing = wing(room);
    String usedWing = wing(used);
    return wing.equals(usedWing) || WINGS.get(wing) > WINGS.get(usedWing);
  }

  private static String wing(String room) {
    return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
  }
}
