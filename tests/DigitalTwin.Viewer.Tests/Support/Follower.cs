using System.Buffers.Text;
using System.Net.Sockets;

namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>
/// One who follows a run over a bare connection and looks at no more than identifiers, so that two hundred of them on one machine cost it
/// little beside what they cost the program.
/// </summary>
internal sealed class Follower(Uri address, string run) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _bytes = new byte[256 << 10];

    /// <summary>First tick that was seen; -1 before it.</summary>
    public long First { get; private set; } = -1;

    /// <summary>Last tick that was seen; -1 before the first.</summary>
    public long Last { get; private set; } = -1;

    /// <summary>Ticks that were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Whether each tick that was seen came after the one before.</summary>
    public bool Ascends { get; private set; } = true;

    /// <summary>Bytes that came.</summary>
    public long Bytes { get; private set; }

    /// <summary>What the program said when it let go.</summary>
    public string? Reason { get; private set; }

    /// <summary>Asks for the feed.</summary>
    /// <param name="receiveBytes">What the system may hold for it, bytes; null for what the system thinks fit.</param>
    public async Task Join(int? receiveBytes = null)
    {
        if (receiveBytes is int bytes)
            _socket.ReceiveBufferSize = bytes;
        await _socket.ConnectAsync(address.Host, address.Port);
        await _socket.SendAsync(
            Encoding.ASCII.GetBytes($"GET /api/runs/{run}/feed HTTP/1.0\r\nHost: {address.Authority}\r\n\r\n").AsMemory());
    }

    /// <summary>Reads until the connection ends or it is told to stop.</summary>
    /// <param name="end">Asks it to stop.</param>
    /// <param name="dawdle">While this has not ended it takes a kilobyte at a time, with pauses.</param>
    public async Task Read(CancellationToken end, Task? dawdle = null)
    {
        int held = 0;
        try
        {
            while (true)
            {
                bool slow = dawdle is { IsCompleted: false };
                if (slow)
                    await Task.WhenAny(dawdle!, Task.Delay(20, end));
                int got = await _socket.ReceiveAsync(slow ? _bytes.AsMemory(held, 1024) : _bytes.AsMemory(held), end);
                if (got == 0)
                    break;
                Bytes += got;
                held += got;
                int taken = Take(_bytes.AsSpan(0, held));
                _bytes.AsSpan(taken, held - taken).CopyTo(_bytes);
                held -= taken;
                if (held > _bytes.Length - 1024)
                    Array.Resize(ref _bytes, 2 * held);
            }

            Reason ??= "the connection ended without a word";
        }
        catch (OperationCanceledException)
        {
            // the test has seen enough
        }
        catch (SocketException e)
        {
            Reason ??= $"the connection was cut: {e.SocketErrorCode}";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Takes the whole events; returns their length.</summary>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        int taken = 0, length;
        while ((length = bytes[taken..].IndexOf("\n\n"u8)) >= 0)
        {
            ReadOnlySpan<byte> one = bytes.Slice(taken, length);
            taken += length + 2;
            if (one.StartsWith("event: end"u8))
                Reason = Encoding.UTF8.GetString(one);
            if (!one.StartsWith("id: "u8) || !Utf8Parser.TryParse(one[4..], out long tick, out _))
                continue;
            First = First < 0 ? tick : First;
            Ascends &= tick > Last;
            Last = tick;
            Count++;
        }

        return taken;
    }
}
