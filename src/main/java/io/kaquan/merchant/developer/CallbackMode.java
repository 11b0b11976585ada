package io.kaquan.merchant.developer;

/**
 * How news is written: in clear, in clear and encrypted side by side, or encrypted only
 * (明文、兼容、安全模式).
 */
public enum CallbackMode {
  PLAIN,
  COMPATIBLE,
  SAFE
}
