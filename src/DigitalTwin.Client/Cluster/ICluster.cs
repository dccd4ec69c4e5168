using DigitalTwin.Engine.Events;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Model.Specs;

namespace DigitalTwin.Client.Cluster;

/// <summary>The half of the program that needs Orleans.</summary>
internal interface ICluster
{
    /// <summary>Runs one silo until it is told to stop.</summary>
    Task<int> RunSilo(SiloLife life, CancellationToken cancellation);

    /// <summary>Runs a scenario on a cluster and returns its summary, the JSON that a local run prints.</summary>
    Task<string> Run(ClusterRun asked, IProgress<RunProgress> progress, CancellationToken cancellation);

    /// <summary>Lets events happen to a run of a cluster.</summary>
    Task<EventResponse> Inject(string? redis, string run, EventRequest request, CancellationToken cancellation);

    /// <summary>Where a cluster and its runs stand.</summary>
    Task<ClusterStatus> Status(string? redis, string? run);

    /// <summary>Starts silos as processes of this machine and keeps a scenario ticking on them.</summary>
    Task<int> Up(ClusterUp asked, IProgress<RunProgress> progress, CancellationToken cancellation);

    /// <summary>Serves the page and the API of a cluster's runs until cancelled.</summary>
    Task<int> View(string redis, string? address, CancellationToken cancellation);

    /// <summary>Measures a world on one silo of this process; the figures as JSON.</summary>
    Task<string> Bench(WorldSpec world, ulong seed, int ticks);
}
