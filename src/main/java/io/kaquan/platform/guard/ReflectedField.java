package io.kaquan.platform.guard;

import java.lang.reflect.Field;

/** Reads a field of an engine command that has no getter. */
final class ReflectedField {
  private ReflectedField() {}

  static Object of(Object command, String name) {
    for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(command);
      } catch (NoSuchFieldException e) {
        // a superclass may declare it
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(
        command.getClass() + " has no field " + name + ": another engine than we guard");
  }
}
