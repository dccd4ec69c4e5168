using Orleans.Providers;

namespace DigitalTwin.Silo.Hosting;

/// <summary>What a silo says of itself when the whole cluster is asked.</summary>
/// <param name="silo">The silo.</param>
/// <param name="readiness">Whether it takes work.</param>
/// <param name="cabinet">The cluster's runs.</param>
public sealed class SiloInfo(ILocalSiloDetails silo, Readiness readiness, IRunRegistry cabinet) : IControllable
{
    /// <summary>Asks for the silo's standing.</summary>
    public const int Standing = 0;

    /// <summary>Asks for the names of the runs that it knows.</summary>
    public const int Runs = 1;

    /// <summary>Name under which the silos are asked.</summary>
    public const string Provider = "twin";

    /// <inheritdoc/>
    public async Task<object?> ExecuteCommand(int command, object? arg) => command == Runs
        ? (await cabinet.List()).ToArray() // the type of a collection expression has no name on the wire
        : new SiloReport(silo.Name, Environment.ProcessId, silo.SiloAddress.ToParsableString(), readiness.State, 0);
}
