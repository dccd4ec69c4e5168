namespace DigitalTwin.Model.Connections;

/// <summary>
/// Requests for connection behind which nobody will build: they are studied, may be granted capacity, and withdraw when an agreement would
/// have to be signed.
/// </summary>
/// <param name="Tick">When they are filed; may lie before the run.</param>
/// <param name="Mw">Power of all of them, MW.</param>
/// <param name="BlockMw">Power of one of them, MW, above zero.</param>
/// <param name="Asked">How they ask to be connected, and how long that takes.</param>
public sealed record SpeculativeRequest(long Tick, double Mw, double BlockMw, TrackSteps Asked)
{
    /// <summary>Most requests of a day and zone; larger sums come in larger ones.</summary>
    public const int MostBlocks = 200;

    /// <summary>Speculative requests of a zone, in the order of their days.</summary>
    public static ImmutableArray<SpeculativeRequest> InOrder(IEnumerable<SpeculativeRequest> requests) =>
        [.. requests.OrderBy(request => request.Tick).ThenBy(request => request.Asked.Track)];
}
