package io.kaquan.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kaquan.card.CardType;
import java.util.List;

/**
 * A type of card that has a form: what it asks for besides what all forms do. Its inputs are the fragment of
 * {@code console/card-types.html} that is called as the type.
 */
enum TypeForm {
  /** 代金券. */
  CASH("reduce_cost") {
    @Override
    void write(CardEntry entry, ObjectNode fields) {
      entry.yuan("reduce_cost", fields);
      entry.yuan("least_cost", fields);
    }
  };

  private final List<String> needed;

  TypeForm(String... needed) {
    this.needed = List.of(needed);
  }

  CardType type() {
    return CardType.valueOf(name());
  }

  /** The inputs that can't be left empty. */
  List<String> needed() {
    return needed;
  }

  /** Puts what was typed into the type's object of the wire format. */
  abstract void write(CardEntry entry, ObjectNode fields);
}
