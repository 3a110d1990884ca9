//! The words of a query and what they match.
