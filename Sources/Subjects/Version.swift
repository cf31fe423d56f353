/// The version of this package.
public let lockstepVersion = "0.1.0"
