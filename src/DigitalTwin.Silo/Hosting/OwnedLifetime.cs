using System.Runtime.InteropServices;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Of a silo that a program has begun: it ends at SIGTERM and when that program has gone. Ctrl-C at the terminal reaches both at once, and
/// is left to the program, which needs its silos until it has ended what it does with them.
/// </summary>
/// <param name="application">Ends the host.</param>
internal sealed class OwnedLifetime(IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            application.StopApplication();
        }));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());
}
