using DigitalTwin.Grains.Interfaces;

namespace DigitalTwin.Grains.Calls;

/// <summary>Asks again when the outcome of a call is unknown. The call carries its identity, so that being asked twice does no
/// harm.</summary>
public static class Asking
{
    private const int Times = 5;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>Makes a call; a call that got lost is made again, with the same identity, a few times.</summary>
    public static async Task<TAnswer> WithRetry<TAnswer, TState>(TState state, Func<TState, Task<TAnswer>> call)
    {
        for (int time = 1; ; time++)
        {
            try
            {
                return await call(state);
            }
            catch (Exception e) when (CallOutcome.IsUnknown(e) && time < Times)
            {
                await Task.Delay(AgainAfter);
            }
        }
    }
}

/// <summary>A grain was to be loaded on another silo than it lives on: it ends here, and is to be asked again.</summary>
[GenerateSerializer, Alias("twin.moves-first")]
public sealed class GrainMigratingException(string message) : Orleans.Runtime.OrleansException(message);
