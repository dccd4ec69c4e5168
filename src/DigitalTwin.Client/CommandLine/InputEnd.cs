namespace DigitalTwin.Client.CommandLine;

/// <summary>
/// Sees standard input close. Whoever starts a process and holds the other end of its input reports by closing it that it has gone,
/// however it went: the system closes what a killed process held.
/// </summary>
internal static class InputEnd
{
    /// <summary>A token that is cancelled when standard input closes; what is read until then is of no interest.</summary>
    public static CancellationToken Watch()
    {
        var ended = new CancellationTokenSource();
        var watcher = new Thread(() =>
        {
            using Stream input = Console.OpenStandardInput();
            Span<byte> passedOver = stackalloc byte[256];
            while (input.Read(passedOver) > 0)
            {
                // nobody talks to this program
            }

            ended.Cancel();
        })
        {
            IsBackground = true,
            Name = nameof(InputEnd),
        };
        watcher.Start();
        return ended.Token;
    }
}
