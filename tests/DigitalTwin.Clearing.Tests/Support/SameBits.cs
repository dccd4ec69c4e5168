namespace DigitalTwin.Clearing.Tests.Support;

/// <summary>Compares results bit by bit.</summary>
public static class SameBits
{
    public static void Assert(ZonalResult expected, ZonalResult actual, string problem)
    {
        Compare(expected.NetPositionMw, actual.NetPositionMw, $"{problem}: net position");
        Compare(expected.FlowMw, actual.FlowMw, $"{problem}: flow");
        Compare(expected.PriceUsdPerMwh, actual.PriceUsdPerMwh, $"{problem}: price");
        Compare(expected.MarginalPriceUsdPerMwh, actual.MarginalPriceUsdPerMwh, $"{problem}: marginal price");
        Compare(expected.MarginalFraction, actual.MarginalFraction, $"{problem}: marginal fraction");
        Compare(expected.CongestionUsdPerMwh, actual.CongestionUsdPerMwh, $"{problem}: congestion");
        Compare([expected.ObjectiveUsd], [actual.ObjectiveUsd], $"{problem}: objective");
    }

    private static void Compare(double[] expected, double[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Xunit.Assert.True(
                BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]),
                $"{what} [{i}]: {expected[i]:R} against {actual[i]:R}");
        }
    }
}
