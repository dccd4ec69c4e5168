using DigitalTwin.Contracts.Wire;
using Orleans.Providers;
using Orleans.Runtime;

namespace DigitalTwin.Silo.Hosting;

/// <summary>What a silo says of itself when the whole cluster is asked.</summary>
/// <param name="silo">The silo.</param>
/// <param name="readiness">Whether it takes work.</param>
public sealed class SiloCard(ILocalSiloDetails silo, Readiness readiness) : IControllable
{
    /// <summary>Name under which the silos are asked.</summary>
    public const string Provider = "twin";

    /// <inheritdoc/>
    public Task<object?> ExecuteCommand(int command, object? arg) => Task.FromResult<object?>(new SiloStanding(
        silo.Name, Environment.ProcessId, silo.SiloAddress.ToParsableString(), readiness.State, 0));
}
