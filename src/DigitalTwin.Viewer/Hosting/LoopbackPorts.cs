using System.Net;
using System.Net.Sockets;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>Ports of the loopback address for servers that this machine begins.</summary>
/// <remarks>
/// They lie below the ports that systems give to outgoing connections (from 32768 on at the earliest): a port that the system itself
/// names as free may belong to a connection by the time that the server listens on it.
/// </remarks>
public static class LoopbackPorts
{
    private const int First = 18_000;
    private const int Count = 14_000;

    /// <summary>Processes that ask at the same time begin at different places.</summary>
    private static int _next = Environment.ProcessId * 97 % Count;

    /// <summary>A port that nobody listens on. The same one is not given twice by one process until all have been.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static int Free()
    {
        for (int tried = 0; tried < Count; tried++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
                return port;
        }

        throw new IOException($"no port of the loopback address from {First} to {First + Count - 1} is free; end what listens there.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
