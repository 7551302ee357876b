package org.cytostudy.imaging.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes Deflate data (RFC 1951) that are in memory as a whole into an array of a known size.
 *
 * <p>It needs no window and no state between calls, which is where its speed comes from: it reads
 * and copies eight bytes at a time, and finds the bits of a code and those behind it with one look.
 */
public final class DeflateDecoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A round of the fast loop writes no more: literals, the longest string, what is too much. */
  private static final int ROUND_OUT = 16 + 258 + Long.BYTES;

  /** It reads no more: two refills of eight bytes. */
  private static final int ROUND_IN = 2 * Long.BYTES;

  private static final int LITERAL_MASK = (1 << Symbols.LITERAL_LOOK) - 1;
  private static final int DISTANCE_MASK = (1 << Symbols.DISTANCE_LOOK) - 1;

  private final byte[] in;
  private final byte[] out;
  private final Symbols symbols = new Symbols();

  /** The next bits, the first of them lowest; above those that count may stand some that follow. */
  private long bits;

  private int count;

  /** Where the next are taken from. */
  private int at;

  private int filled;
  private boolean ended;

  /**
   * Starts.
   *
   * @param in with the data from {@code start} on; what is behind them is not touched
   * @param out is filled; data that hold more are decoded so far
   */
  public DeflateDecoder(byte[] in, int start, byte[] out) {
    this.in = in;
    this.at = start;
    this.out = out;
  }

  /**
   * Decodes until the data end or need more room than there is.
   *
   * @throws DeflateException if the data are damaged, or too short to fill the array
   */
  public void decode() throws DeflateException {
    try {
      boolean last = false;
      boolean room = true;
      while (room && !last) {
        last = take(1) == 1;
        switch (take(2)) {
          case 0 -> room = copyStored();
          case 1 -> {
            symbols.useFixed();
            room = decodeBlock();
          }
          case 2 -> {
            readCodes();
            room = decodeBlock();
          }
          default -> throw DeflateException.damaged("a block is of no known type");
        }
      }
      ended = room;
    } catch (DeflateException e) {
      // A full array is all that was asked for, even where the data are cut off behind it.
      if (!e.tooShort() || filled < out.length) {
        throw e;
      }
    }
  }

  /** Bytes that were decoded. */
  public int filled() {
    return filled;
  }

  /** Whether the data's own end was found. */
  public boolean ended() {
    return ended;
  }

  /** Where in the input what follows begins. */
  public int position() {
    return at - (count >> 3);
  }

  private void refill() {
    if (at + Long.BYTES <= in.length) {
      // Bits of a byte that fits only in part are read again next time.
      bits |= (long) LONG.get(in, at) << count;
      at += (63 - count) >> 3;
      count |= 56;
    } else {
      while (count <= 56 && at < in.length) {
        bits |= (in[at++] & 0xffL) << count;
        count += 8;
      }
    }
  }

  private void drop(int n) throws DeflateException {
    if (n > count) {
      throw DeflateException.cutOff();
    }
    bits >>>= n;
    count -= n;
  }

  private int take(int n) throws DeflateException {
    if (count < n) {
      refill();
    }
    int value = (int) bits & ((1 << n) - 1);
    drop(n);
    return value;
  }

  /** Tells whether there was room for all of it. */
  private boolean copyStored() throws DeflateException {
    drop(count & 7);
    int length = take(16);
    if ((take(16) ^ 0xffff) != length) {
      throw DeflateException.damaged("a stored block has no length");
    }
    int from = position();
    int n = Math.min(Math.min(length, in.length - from), out.length - filled);
    System.arraycopy(in, from, out, filled, n);
    filled += n;
    at = from + n;
    bits = 0;
    count = 0;
    if (n < length && filled < out.length) {
      throw DeflateException.cutOff();
    }
    return n == length;
  }

  private void readCodes() throws DeflateException {
    int literals = take(5) + 257;
    int distances = take(5) + 1;
    int lengths = take(4) + 4;
    symbols.startLengths(literals, distances);
    for (int i = 0; i < lengths; i++) {
      symbols.setLengthBits(i, take(3));
    }
    symbols.buildLengths();
    while (symbols.lacksLengths()) {
      refill();
      int entry = symbols.length(bits);
      drop(entry & 63);
      int symbol = entry >>> 16;
      switch (symbol) {
        case 16 -> symbols.repeatLength(3 + take(2));
        case 17 -> symbols.addLengths(0, 3 + take(3));
        case 18 -> symbols.addLengths(0, 11 + take(7));
        default -> symbols.addLengths(symbol, 1);
      }
    }
    symbols.buildCodes();
  }

  /** Tells whether there was room for all of it. */
  private boolean decodeBlock() throws DeflateException {
    while (true) {
      boolean amid = filled <= out.length - ROUND_OUT && at <= in.length - ROUND_IN;
      if (amid && decodeFast()) {
        return true;
      }
      // Near the ends one symbol at a time, with all checks.
      refill();
      int entry = next(symbols.literals, LITERAL_MASK);
      if (entry < 0) {
        drop(entry & 63);
        if (filled == out.length) {
          return false;
        }
        out[filled++] = (byte) (entry >>> 16);
      } else if (entry >>> 16 == Symbols.END) {
        drop(entry & 63);
        return true;
      } else if (!copyString(takeNumber(entry, Symbols.NOTHING))) {
        return false;
      }
    }
  }

  private int next(CodeTable code, int mask) throws DeflateException {
    int entry = code.entries[(int) bits & mask];
    if (entry == 0) {
      entry = code.search(bits);
    }
    if (entry == 0) {
      throw count < CodeTable.LONGEST
          ? DeflateException.cutOff()
          : DeflateException.damaged("a code stands for nothing");
    }
    return entry;
  }

  /** A length or a distance. */
  private int takeNumber(int entry, int nothing) throws DeflateException {
    int codeBits = entry >>> 8 & 31;
    drop(codeBits);
    if (entry >>> 16 == nothing) {
      throw DeflateException.damaged("a code stands for nothing");
    }
    return (entry >>> 16) + take((entry & 63) - codeBits);
  }

  /** Tells whether there was room for all of the string. */
  private boolean copyString(int length) throws DeflateException {
    refill();
    int distance = takeNumber(next(symbols.distances, DISTANCE_MASK), Symbols.NOTHING_FAR);
    int room = out.length - filled;
    if (room == 0) {
      return false;
    }
    if (distance > filled) {
      throw DeflateException.damaged("a distance reaches before the start");
    }
    int n = Math.min(room, length);
    for (int i = 0; i < n; i++) {
      out[filled] = out[filled - distance];
      filled++;
    }
    return n == length;
  }

  /**
   * Decodes while neither end is near. Everything is in local variables, which the compiler keeps
   * in registers.
   *
   * @return whether the block ended
   */
  private boolean decodeFast() throws DeflateException {
    byte[] from = in;
    byte[] to = out;
    int[] literals = symbols.literals.entries;
    int[] distances = symbols.distances.entries;
    int lastIn = from.length - ROUND_IN;
    int lastOut = to.length - ROUND_OUT;
    long b = bits;
    int n = count;
    int i = at;
    int o = filled;
    boolean end = false;
    while (i <= lastIn && o <= lastOut) {
      b |= (long) LONG.get(from, i) << n;
      i += (63 - n) >> 3;
      n |= 56;
      int entry = literals[(int) b & LITERAL_MASK];
      if (entry < 0) {
        to[o++] = (byte) (entry >>> 16);
        b >>>= entry;
        n -= entry & 63;
        entry = literals[(int) b & LITERAL_MASK];
        if (entry < 0) {
          to[o++] = (byte) (entry >>> 16);
          b >>>= entry;
          n -= entry & 63;
          entry = literals[(int) b & LITERAL_MASK];
        }
      }
      if (entry == 0) {
        entry = symbols.literals.search(b);
      }
      long before = b;
      b >>>= entry;
      n -= entry & 63;
      if (entry < 0) {
        to[o++] = (byte) (entry >>> 16);
        continue;
      }
      int length = entry >>> 16;
      if (length <= Symbols.NOTHING) {
        if (entry != 0 && length == Symbols.END) {
          end = true;
          break;
        }
        throw DeflateException.damaged("a code stands for nothing");
      }
      length += (int) (before & ~(-1L << entry)) >>> (entry >>> 8);
      b |= (long) LONG.get(from, i) << n;
      i += (63 - n) >> 3;
      n |= 56;
      entry = distances[(int) b & DISTANCE_MASK];
      if (entry == 0) {
        entry = symbols.distances.search(b);
      }
      before = b;
      b >>>= entry;
      n -= entry & 63;
      int distance = (entry >>> 16) + ((int) (before & ~(-1L << entry)) >>> (entry >>> 8));
      if (entry >>> 16 <= Symbols.NOTHING_FAR || distance > o) {
        throw DeflateException.damaged("a distance reaches before the start");
      }
      int source = o - distance;
      int stop = o + length;
      if (distance >= Long.BYTES) {
        // What is written too far is overwritten by what follows. Most strings are short.
        LONG.set(to, o, (long) LONG.get(to, source));
        LONG.set(to, o + 8, (long) LONG.get(to, source + 8));
        for (o += 16, source += 16; o < stop; o += 8, source += 8) {
          LONG.set(to, o, (long) LONG.get(to, source));
        }
      } else {
        while (o < stop) {
          to[o++] = to[source++];
        }
      }
      o = stop;
    }
    bits = b;
    count = n;
    at = i;
    filled = o;
    return end;
  }
}
