using System.Net;
using System.Net.Sockets;

namespace DigitalTwin.Silo.Redis;

/// <summary>Asks on a bare connection, so that a busy machine of ours is not taken for a dead Redis.</summary>
internal static class RedisProbe
{
    /// <summary>Whether Redis answers.</summary>
    /// <param name="point">Where it is.</param>
    /// <param name="encrypted">Whether it speaks TLS: then that it takes the connection is enough.</param>
    /// <param name="patience">How long to wait.</param>
    public static async Task<bool> Answers(EndPoint point, bool encrypted, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        using var client = new TcpClient();
        try
        {
            await (point is DnsEndPoint named
                ? client.ConnectAsync(named.Host, named.Port, limit.Token)
                : client.ConnectAsync((IPEndPoint)point, limit.Token));
            if (encrypted)
                return true;
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray(), limit.Token);
            byte[] first = new byte[1];

            // +PONG, or - and what it wants first, such as a password; a server of TLS answers with bytes of its own
            return await stream.ReadAsync(first, limit.Token) > 0 && first[0] is (byte)'+' or (byte)'-';
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
